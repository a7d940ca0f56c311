import { type Day, dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import type { SanctionCaseStatus, Text } from '@mumaris/schemas';
import { caseDecided, caseOpened } from './case-events';
import type { InterimSuspension } from './interim';
import { assertSanction, isMilder, type Sanction } from './sanction';
import type { SanctionRules } from './sanction-rules';

/** What the practitioner says to a case. */
export interface CaseAnswer {
  readonly at: Date;
  readonly text: string;
  readonly documentIds: readonly string[];
}

/** A sanction that was put before the committee, and what it came to. */
export interface Proposal {
  readonly sanction: Sanction;
  readonly by: string;
  readonly at: Date;
  readonly carried: boolean | null;
}

/** A sanction that was decided; what it does bears the id of the decision. */
export interface CaseDecision {
  readonly id: string;
  readonly sanction: Sanction;
  readonly reason: Text;
  readonly at: Date;
  /** When the practitioner was told: the time to appeal runs from it (MEM-33). */
  readonly toldAt: Date;
  /** What it was carried out on: the registrations and cards that it suspends, withdraws or puts under a condition. */
  readonly credentialIds: readonly string[];
  /** When an appeal took it back; null while it stands. */
  readonly annulledAt: Date | null;
}

/** A case against a practitioner: the only way to a sanction (MEM-66). */
export interface SanctionCase {
  readonly id: string;
  /** `D-482-913-075`: what people call it. */
  readonly number: string;
  readonly practitionerId: string;
  readonly accountId: string;
  /** The practitioner's name when it was opened. */
  readonly holder: Text;
  readonly status: SanctionCaseStatus;
  /** A code of the rules. */
  readonly ground: string;
  /** What is held against the practitioner, as told to them. */
  readonly particulars: Text;
  readonly openedBy: string;
  readonly openedAt: Date;
  /** When notice was given; null until then. */
  readonly toldAt: Date | null;
  /** The last moment to answer; null until notice was given. */
  readonly answerUntil: Date | null;
  readonly answers: readonly CaseAnswer[];
  readonly interim: InterimSuspension | null;
  /** The last is before the committee while the case is. */
  readonly proposals: readonly Proposal[];
  /** All that there ever were; an appeal may have sent the case back. */
  readonly decisions: readonly CaseDecision[];
  /** Why it was closed without a sanction; null where it was not. */
  readonly closed: { readonly reason: Text; readonly by: string | null; readonly at: Date } | null;
}

type Action = 'NOTIFY' | 'ANSWER' | 'PROPOSE' | 'CARRY' | 'DROP' | 'CLOSE' | 'ANNUL' | 'SEND_BACK';

const transitions: Transitions<SanctionCaseStatus, Action> = {
  NOTIFY: { from: ['OPEN'], to: 'NOTIFIED' },
  ANSWER: { from: ['NOTIFIED'], to: 'NOTIFIED' },
  PROPOSE: { from: ['NOTIFIED'], to: 'BEFORE_COMMITTEE' },
  CARRY: { from: ['BEFORE_COMMITTEE'], to: 'SANCTIONED' },
  DROP: { from: ['BEFORE_COMMITTEE'], to: 'NOTIFIED' },
  CLOSE: { from: ['OPEN', 'NOTIFIED'], to: 'CLOSED' },
  ANNUL: { from: ['SANCTIONED'], to: 'CLOSED' },
  SEND_BACK: { from: ['SANCTIONED'], to: 'NOTIFIED' },
};
const isPossible = possibleIn(transitions);

/** @throws RuleViolation CASE_NOT_NOW */
const next = (one: SanctionCase, action: Action): SanctionCase => {
  if (!isPossible(one, action)) throw new RuleViolation('CASE_NOT_NOW', {}, 'caseId');
  return { ...one, status: transitions[action].to };
};

/** Whether it is still to be decided. */
export const isOpen = ({ status }: SanctionCase): boolean => status !== 'SANCTIONED' && status !== 'CLOSED';

interface Opening extends Pick<
  SanctionCase,
  'id' | 'number' | 'practitionerId' | 'accountId' | 'holder' | 'ground' | 'particulars'
> {
  readonly by: string;
}

/** Opens a case; nobody is told before notice is given (MEM-66). @throws RuleViolation UNKNOWN_GROUND, OWN_CASE */
export const openCase = (
  { by, ...opening }: Opening,
  { grounds }: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  if (!grounds[opening.ground]) throw new RuleViolation('UNKNOWN_GROUND', {}, 'ground');
  if (by === opening.accountId) throw new RuleViolation('OWN_CASE');
  const nothing = { toldAt: null, answerUntil: null, answers: [], interim: null, proposals: [], decisions: [] };
  return silent({ ...opening, ...nothing, status: 'OPEN', openedBy: by, openedAt: now, closed: null });
};

/** Tells the practitioner, whose time to answer begins: to the end of its last day in Riyadh (MEM-66). @throws RuleViolation CASE_NOT_NOW */
export const giveNotice = (
  one: SanctionCase,
  rules: Pick<SanctionRules, 'daysToAnswer' | 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  const state = { ...next(one, 'NOTIFY'), toldAt: now, answerUntil: endOfPeriod(now, rules.daysToAnswer) };
  return { state, events: [caseOpened(state, rules)] };
};

/** The practitioner answers, in time and before the committee has it (MEM-66). @throws RuleViolation CASE_NOT_NOW, ANSWER_LATE, LIST_FULL */
export const answerCase = (
  one: SanctionCase,
  answer: Pick<CaseAnswer, 'text' | 'documentIds'>,
  { mostAnswers: max }: Pick<SanctionRules, 'mostAnswers'>,
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, 'ANSWER');
  if (one.answerUntil === null || now > one.answerUntil) throw new RuleViolation('ANSWER_LATE');
  if (one.answers.length >= max) throw new RuleViolation('LIST_FULL', { max });
  return silent({ ...state, answers: [...one.answers, { ...answer, at: now }] });
};

/** Whether the committee may take the vote on a day: notice was given, and the answer is there or its time is over (MEM-66). */
export const mayDecideOn = ({ answerUntil, answers }: SanctionCase, day: Day): boolean =>
  answerUntil !== null && (answers.length > 0 || day > dayOf(answerUntil));

/**
 * Puts a sanction before the committee, which says yes or no to it. What was not carried can be followed by something milder.
 * @throws RuleViolation CASE_NOT_NOW, ANSWER_PERIOD_RUNS, SANCTION_END, CONDITION_NEEDED, PROPOSAL_NOT_MILDER, LIST_FULL
 */
export const proposeSanction = (
  one: SanctionCase,
  { sanction, by }: Pick<Proposal, 'sanction' | 'by'>,
  rules: SanctionRules,
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, 'PROPOSE');
  if (!mayDecideOn(one, dayOf(now))) throw new RuleViolation('ANSWER_PERIOD_RUNS');
  assertSanction(sanction, rules, now);
  const before = one.proposals.at(-1);
  if (before?.carried === false && !isMilder(sanction, before.sanction))
    throw new RuleViolation('PROPOSAL_NOT_MILDER', {}, 'kind');
  const { mostProposals: max } = rules;
  if (one.proposals.length >= max) throw new RuleViolation('LIST_FULL', { max });
  return silent({ ...state, proposals: [...one.proposals, { sanction, by, at: now, carried: null }] });
};

const judged = ({ proposals }: SanctionCase, carried: boolean): readonly Proposal[] =>
  proposals.map((proposal, index) => (index === proposals.length - 1 ? { ...proposal, carried } : proposal));

/** What is before the committee. @throws Error where nothing is */
export const proposedIn = ({ id, proposals }: SanctionCase): Sanction => {
  const last = proposals.at(-1);
  if (last?.carried !== null) throw new Error(`nothing of case ${id} is before a committee`);
  return last.sanction;
};

/** The committee has said yes: the sanction stands from this moment, and its practitioner is told (MEM-66). */
export const carryCase = (
  one: SanctionCase,
  decided: Pick<CaseDecision, 'id' | 'reason' | 'credentialIds'>,
  rules: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  const sanction = proposedIn(one);
  const decision: CaseDecision = { ...decided, sanction, at: now, toldAt: now, annulledAt: null };
  const proposals = judged(one, true);
  const state = { ...next(one, 'CARRY'), proposals, decisions: [...one.decisions, decision] };
  return { state, events: [caseDecided(state, sanction.kind, decided.reason, rules)] };
};

/** The committee has said no: the case waits for something milder, or to be closed (MEM-66). */
export const dropProposal = (one: SanctionCase): Change<SanctionCase> =>
  silent({ ...next(one, 'DROP'), proposals: judged(one, false) });

/** Closes a case without a sanction; who was given notice of it is told. @throws RuleViolation CASE_NOT_NOW, OWN_CASE */
export const closeCase = (
  one: SanctionCase,
  { reason, by }: { readonly reason: Text; readonly by: string },
  rules: Pick<SanctionRules, 'grounds'>,
  now: Date,
): Change<SanctionCase> => {
  if (by === one.accountId) throw new RuleViolation('OWN_CASE');
  const state = { ...next(one, 'CLOSE'), closed: { reason, by, at: now } };
  return { state, events: state.toldAt ? [caseDecided(state, null, reason, rules)] : [] };
};

/** The decision that stands; undefined where none does. */
export const standingDecision = ({ decisions }: SanctionCase): CaseDecision | undefined => {
  const last = decisions.at(-1);
  return last?.annulledAt === null ? last : undefined;
};

/**
 * An appeal takes the decision back (MEM-33): the case is closed, or goes back to be decided anew.
 * @throws RuleViolation CASE_NOT_NOW
 */
export const annulDecision = (
  one: SanctionCase,
  { sentBack, reason }: { readonly sentBack: boolean; readonly reason: Text },
  now: Date,
): Change<SanctionCase> => {
  const state = next(one, sentBack ? 'SEND_BACK' : 'ANNUL');
  const decisions = one.decisions.map((decision, index) =>
    index === one.decisions.length - 1 ? { ...decision, annulledAt: now } : decision,
  );
  return silent({ ...state, decisions, closed: sentBack ? null : { reason, by: null, at: now } });
};
