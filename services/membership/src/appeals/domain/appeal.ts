import { endOfPeriod } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import {
  AppealDecidedV1,
  type AppealOutcome,
  type AppealStatus,
  type AppealSubject,
  type Text,
} from '@mumaris/schemas';
import { assertImpartial } from '../../committees';

/** A decision that can be appealed, whichever feature made it. */
export interface Appealable {
  readonly subject: AppealSubject;
  /** Names what was decided on, and its number, for people. */
  readonly subjectId: string;
  readonly subjectNumber: string;
  /** Of the decision: each is appealed once, also a new one on the same subject. */
  readonly decisionId: string;
  readonly practitionerId: string;
  readonly accountId: string;
  /** The practitioner's name. */
  readonly holder: Text;
  readonly toldAt: Date;
  /** Who decided: they hear no appeal of it. */
  readonly tookPart: readonly string[];
}

/** What holds for appeals: rules/appeals/appeals.yaml. */
export interface AppealRules {
  /** From the day on which the decision was told. */
  readonly days: number;
  readonly longestGrounds: number;
  readonly mostDocuments: number;
}

/** How somebody proposes to decide; another person confirms it. */
export interface AppealProposal {
  readonly outcome: AppealOutcome;
  readonly reason: Text;
  readonly by: string;
  readonly at: Date;
}

/** An appeal of a decision (MEM-33). */
export interface Appeal extends Appealable {
  readonly id: string;
  /** `P-482-913-075`: what people call it. */
  readonly number: string;
  readonly status: AppealStatus;
  readonly grounds: string;
  readonly documentIds: readonly string[];
  readonly lodgedAt: Date;
  /** Null until somebody proposes a decision, and again where a second person does not agree. */
  readonly proposal: AppealProposal | null;
  readonly decided: { readonly by: string; readonly at: Date } | null;
}

type Action = 'PROPOSE' | 'CONFIRM' | 'DISAGREE';

const transitions: Transitions<AppealStatus, Action> = {
  PROPOSE: { from: ['LODGED'], to: 'PROPOSED' },
  CONFIRM: { from: ['PROPOSED'], to: 'DECIDED' },
  DISAGREE: { from: ['PROPOSED'], to: 'LODGED' },
};
const isPossible = possibleIn(transitions);

/** @throws RuleViolation APPEAL_NOT_NOW */
const next = (appeal: Appeal, action: Action): Appeal => {
  if (!isPossible(appeal, action)) throw new RuleViolation('APPEAL_NOT_NOW', {}, 'appealId');
  return { ...appeal, status: transitions[action].to };
};

/** The last moment to appeal: the days run from telling, to the end of the last one in Riyadh (MEM-33). */
export const appealUntil = (toldAt: Date, { days }: Pick<AppealRules, 'days'>): Date => endOfPeriod(toldAt, days);

/** Lodges an appeal; that each decision is appealed once is held by the store. @throws RuleViolation APPEAL_LATE */
export const lodge = (
  decision: Appealable,
  written: Pick<Appeal, 'id' | 'number' | 'grounds' | 'documentIds'>,
  rules: Pick<AppealRules, 'days'>,
  now: Date,
): Change<Appeal> => {
  if (now > appealUntil(decision.toldAt, rules)) throw new RuleViolation('APPEAL_LATE');
  return silent({ ...decision, ...written, status: 'LODGED', lodgedAt: now, proposal: null, decided: null });
};

/** Who hears an appeal is nobody whom it is of, nor who took part in what it is about (MEM-33). */
export const mayDecide = ({ accountId, tookPart }: Appealable, by: string): boolean =>
  by !== accountId && !tookPart.includes(by);

interface Person {
  readonly by: string;
  /** Whether they have declared the practitioner a relative. */
  readonly isRelative: boolean;
}

/** @throws RuleViolation OWN_CASE, RELATIVES_CASE, TOOK_PART */
const assertMayHear = (appeal: Appeal, { by, isRelative }: Person): void => {
  assertImpartial(appeal, { accountId: by, isRelative });
  if (!mayDecide(appeal, by)) throw new RuleViolation('TOOK_PART');
};

/** One person proposes how to decide. @throws RuleViolation APPEAL_NOT_NOW, OWN_CASE, RELATIVES_CASE, TOOK_PART */
export const proposeDecision = (
  appeal: Appeal,
  { person, ...proposed }: Pick<AppealProposal, 'outcome' | 'reason'> & { readonly person: Person },
  now: Date,
): Change<Appeal> => {
  assertMayHear(appeal, person);
  return silent({ ...next(appeal, 'PROPOSE'), proposal: { ...proposed, by: person.by, at: now } });
};

/**
 * A second person agrees, and the appeal is decided, or does not, and it waits for another proposal.
 * @throws RuleViolation APPEAL_NOT_NOW, OWN_CASE, RELATIVES_CASE, TOOK_PART, SAME_PERSON
 */
export const confirmDecision = (
  appeal: Appeal,
  { person, agree }: { readonly person: Person; readonly agree: boolean },
  now: Date,
): Change<Appeal> => {
  assertMayHear(appeal, person);
  const state = next(appeal, agree ? 'CONFIRM' : 'DISAGREE');
  if (!appeal.proposal) throw new Error(`nothing is proposed for appeal ${appeal.id}`);
  assertAnotherPerson(person.by, appeal.proposal.by);
  if (!agree) return silent({ ...state, proposal: null });
  const { id: appealId, number, subject, subjectNumber, practitionerId, accountId } = appeal;
  const { outcome, reason } = appeal.proposal;
  const told = { appealId, number, subject, subjectNumber, practitionerId, accountId, outcome, reason };
  return { state: { ...state, decided: { by: person.by, at: now } }, events: [AppealDecidedV1.of(told)] };
};
