import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import type { InterimEnd, SanctionCaseStatus, Text } from '@mumaris/schemas';
import type { Sanction } from './sanction';

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

/** Somebody's look at an interim suspension that kept it. */
export interface InterimReview {
  readonly by: string;
  readonly at: Date;
  readonly reason: Text;
}

/** A suspension for public safety while a case runs: by two people, and over unless it is reviewed (MEM-66). */
export interface InterimSuspension {
  readonly reason: Text;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** It runs from the second person's word; null until there is one. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  /** The last moment of it, unless it is reviewed before; null where it does not run. */
  readonly reviewUntil: Date | null;
  readonly reviews: readonly InterimReview[];
  readonly ended: { readonly at: Date; readonly why: InterimEnd } | null;
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

/** The case in the status that an action leads to. @throws RuleViolation CASE_NOT_NOW */
export const next = (one: SanctionCase, action: Action): SanctionCase => {
  if (!isPossible(one, action)) throw new RuleViolation('CASE_NOT_NOW', {}, 'caseId');
  return { ...one, status: transitions[action].to };
};

/** Whether it is still to be decided. */
export const isOpen = ({ status }: SanctionCase): boolean => status !== 'SANCTIONED' && status !== 'CLOSED';

/** Whether the committee may take the vote on a day: notice was given, and the answer is there or its time is over (MEM-66). */
export const mayDecideOn = ({ answerUntil, answers }: SanctionCase, day: Day): boolean =>
  answerUntil !== null && (answers.length > 0 || day > dayOf(answerUntil));

/** What is before the committee. @throws Error where nothing is */
export const proposedIn = ({ id, proposals }: SanctionCase): Sanction => {
  const last = proposals.at(-1);
  if (last?.carried !== null) throw new Error(`nothing of case ${id} is before a committee`);
  return last.sanction;
};

/** The decision that stands; undefined where none does. */
export const standingDecision = ({ decisions }: SanctionCase): CaseDecision | undefined => {
  const last = decisions.at(-1);
  return last?.annulledAt === null ? last : undefined;
};
