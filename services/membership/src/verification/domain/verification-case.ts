import { addDays, addMonths, type Day, dayOf, hoursAfter, minutesAfter } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import type { Text } from '@mumaris/kit/errors';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import { VerificationConcludedV1, type VerificationEntryKind, type VerificationStatus } from '@mumaris/schemas';
import type { Consent } from './consent';
import type { AsWritten, Mismatch } from './mismatches';
import type { VerificationRules } from './verification-rules';

/** Something that happened to a case. */
export interface CaseStep {
  readonly at: Date;
  /** The status from then on. */
  readonly status: VerificationStatus;
  readonly action: CaseAction;
}

/** A result that came after another. */
export interface Contradiction {
  readonly status: Verdict;
  readonly at: Date;
}

/** What the store keeps of a report. */
export interface StoredReport {
  readonly contentId: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The verification of one entry of a profile with the body that issued it (MEM-51). */
export interface VerificationCase {
  readonly id: string;
  readonly number: string;
  readonly practitionerId: string;
  readonly accountId: string;
  readonly entryId: string;
  readonly kind: VerificationEntryKind;
  /** What the entry was called when it was asked for. */
  readonly entry: Text;
  readonly status: VerificationStatus;
  readonly documentIds: readonly string[];
  readonly asWritten: AsWritten;
  readonly mismatches: readonly Mismatch[];
  readonly consent: Consent;
  /** Counts its sendings from 1: an appeal and a completion are each one more. */
  readonly round: number;
  readonly requestedAt: Date;
  readonly concludedAt: Date | null;
  /** What the company said of its result. */
  readonly remark: string | null;
  readonly informationMissing: boolean;
  /** The last day on which a positive one counts. */
  readonly validUntil: Day | null;
  readonly appeal: { readonly at: Date; readonly grounds: string } | null;
  readonly report: StoredReport | null;
  readonly contradictions: readonly Contradiction[];
  readonly steps: readonly CaseStep[];
  /** When the company is asked, unless it has said something by then; null once it has ended. */
  readonly askAt: Date | null;
}

/** The one table of what may become of a case (MEM-51). */
export const transitions = {
  BEGIN: { from: ['REQUESTED'], to: 'IN_PROGRESS' },
  CONFIRM: { from: ['IN_PROGRESS'], to: 'POSITIVE' },
  DENY: { from: ['IN_PROGRESS'], to: 'NEGATIVE' },
  DIFFER: { from: ['IN_PROGRESS'], to: 'DISCREPANCY' },
  GIVE_UP: { from: ['IN_PROGRESS'], to: 'UNABLE_TO_VERIFY' },
  APPEAL: { from: ['DISCREPANCY', 'UNABLE_TO_VERIFY'], to: 'REQUESTED' },
  COMPLETE: { from: ['DISCREPANCY', 'UNABLE_TO_VERIFY'], to: 'REQUESTED' },
} as const satisfies Transitions<VerificationStatus>;
type Action = keyof typeof transitions;
type CaseAction = Action | 'REQUEST';

export const openStatuses = ['REQUESTED', 'IN_PROGRESS'] as const satisfies readonly VerificationStatus[];
type Verdict = Exclude<VerificationStatus, (typeof openStatuses)[number]>;

const verdicts = {
  POSITIVE: 'CONFIRM',
  NEGATIVE: 'DENY',
  DISCREPANCY: 'DIFFER',
  UNABLE_TO_VERIFY: 'GIVE_UP',
} as const satisfies Record<Verdict, Action>;

export const isOpen = ({ status }: Pick<VerificationCase, 'status'>): boolean =>
  openStatuses.some((one) => one === status);

/** Whether the table lets an action be taken of a case. */
export const isPossible = possibleIn<VerificationStatus, Action>(transitions);

/** One step of the table. @throws where it has no such step */
export const step = (one: VerificationCase, action: Action, now: Date): VerificationCase => {
  if (!isPossible(one, action)) throw new Error(`${action} is not possible in a case that is ${one.status}`);
  const status = transitions[action].to;
  return { ...one, status, steps: [...one.steps, { at: now, status, action }] };
};

type Request = Pick<
  VerificationCase,
  | 'id'
  | 'number'
  | 'practitionerId'
  | 'accountId'
  | 'entryId'
  | 'kind'
  | 'entry'
  | 'documentIds'
  | 'asWritten'
  | 'mismatches'
  | 'consent'
>;

/** A case that is asked for (MEM-51). */
export const request = (asked: Request, { askAfterHours }: VerificationRules, now: Date): Change<VerificationCase> =>
  silent({
    ...asked,
    status: 'REQUESTED',
    round: 1,
    requestedAt: now,
    concludedAt: null,
    remark: null,
    informationMissing: false,
    validUntil: null,
    appeal: null,
    report: null,
    contradictions: [],
    steps: [{ at: now, status: 'REQUESTED', action: 'REQUEST' }],
    askAt: hoursAfter(now, askAfterHours),
  });

/** What the company tells of a case, by a callback or when it is asked. */
export interface Word {
  readonly round: number;
  readonly status: VerificationStatus;
  readonly remark: string | null;
  readonly informationMissing: boolean;
}

const isVerdict = (status: VerificationStatus): status is Verdict => Object.hasOwn(verdicts, status);

/** What an applicant reads of where a case stands. */
export const stageOf = (
  one: VerificationCase,
  rules: Pick<VerificationRules, 'stages' | 'informationMissing'>,
): Text => (one.informationMissing ? rules.informationMissing : rules.stages[one.status]);

const mostContradictions = 20;

/** Another result than the one that stands is kept for staff and changes nothing; each is kept once. */
const contradicted = (one: VerificationCase, status: Verdict, now: Date): VerificationCase =>
  status === one.status ||
  one.contradictions.some((other) => other.status === status) ||
  one.contradictions.length >= mostContradictions
    ? one
    : { ...one, contradictions: [...one.contradictions, { status, at: now }] };

const concluded = (
  one: VerificationCase,
  word: Word & { status: Verdict },
  rules: VerificationRules,
  now: Date,
): Change<VerificationCase> => {
  // A callback can overtake the one before it.
  const begun = one.status === 'REQUESTED' ? step(one, 'BEGIN', now) : one;
  const ended = step(begun, verdicts[word.status], now);
  const isAppealable = isPossible(ended, 'APPEAL');
  const state: VerificationCase = {
    ...ended,
    concludedAt: now,
    remark: word.remark,
    informationMissing: word.informationMissing && isAppealable,
    validUntil: word.status === 'POSITIVE' ? addMonths(dayOf(now), rules.reportValidMonths) : null,
    report: null,
    askAt: null,
  };
  const { id: caseId, number, practitionerId, accountId, entry: entryName, validUntil } = state;
  const about = { caseId, number, practitionerId, accountId, status: word.status, entryName };
  const advice = stageOf(state, rules);
  return { state, events: [VerificationConcludedV1.of({ ...about, advice, ...(validUntil && { validUntil }) })] };
};

/**
 * Takes the company's word on a case (MEM-51): repeated, late, of an earlier sending or out of order it changes nothing; a result after
 * another is kept as a contradiction.
 */
export const takeWord = (
  one: VerificationCase,
  word: Word,
  rules: VerificationRules,
  now: Date,
): Change<VerificationCase> => {
  if (word.round !== one.round) return silent(one);
  const { status } = word;
  if (isVerdict(status))
    return isOpen(one) ? concluded(one, { ...word, status }, rules, now) : silent(contradicted(one, status, now));
  if (!isOpen(one)) return silent(one);
  const heard = { ...one, askAt: hoursAfter(now, rules.askAfterHours) };
  if (status === 'IN_PROGRESS' && isPossible(one, 'BEGIN')) return silent(step(heard, 'BEGIN', now));
  return silent(one);
};

/** The company was asked and had nothing new: it is asked again later. */
export const askLater = (
  one: VerificationCase,
  { askAfterHours }: VerificationRules,
  now: Date,
): Change<VerificationCase> => silent(isOpen(one) ? { ...one, askAt: hoursAfter(now, askAfterHours) } : one);

/** The company did not answer: it is asked again soon. */
export const askAgain = (
  one: VerificationCase,
  { askAgainMinutes }: VerificationRules,
  now: Date,
): Change<VerificationCase> => silent(isOpen(one) ? { ...one, askAt: minutesAfter(now, askAgainMinutes) } : one);

/** The report is here; a case that has gone on, or has one, stays as it is. */
export const keepReport = (one: VerificationCase, round: number, report: StoredReport): Change<VerificationCase> =>
  silent(one.round === round && !isOpen(one) && !one.report ? { ...one, report } : one);

/** The last day on which it can be appealed (MEM-51); null where it cannot. */
export const appealUntil = (
  one: VerificationCase,
  { appealDays }: Pick<VerificationRules, 'appealDays'>,
): Day | null =>
  isPossible(one, 'APPEAL') && one.appeal === null && !one.informationMissing && one.concludedAt
    ? addDays(dayOf(one.concludedAt), appealDays)
    : null;
