import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import {
  type ExceptionKind,
  type ExceptionStatus,
  labelOf,
  type ProfessionalCategory,
  type Text,
} from '@mumaris/schemas';
import type { ExceptionRules } from './exception-rules';

/** For whom an exception is; conditions add up. */
export interface Scope {
  /** Codes of services; empty for all. */
  readonly services: readonly string[];
  /** Empty for all. */
  readonly categories: readonly ProfessionalCategory[];
  /** The days within which something has to end, both counted; null where nothing has to. */
  readonly endsFrom: Day | null;
  readonly endsUntil: Day | null;
}

/** Something that was done with an exception. */
export interface ExceptionStep {
  readonly at: Date;
  /** The account that did it; null for the system. Never shown to those whom it concerns. */
  readonly by: string | null;
  /** The status from then on. */
  readonly status: ExceptionStatus;
  readonly reason: Text | null;
}

/** What is proposed: whom it is for, what it changes and until when. */
export interface Proposal {
  readonly kind: ExceptionKind;
  readonly reason: Text;
  readonly scope: Scope;
  /** The requirement that does not apply; null where what ends is moved. */
  readonly requirement: string | null;
  /** Its first day; null where what ends is moved. */
  readonly from: Day | null;
  /** To this day runs what ends in the scope's days, or the requirement does not apply. */
  readonly until: Day;
}

/** An exception for many at once, from its proposal to its end (MEM-36). */
export interface Exception extends Proposal {
  readonly id: string;
  readonly number: string;
  readonly status: ExceptionStatus;
  /** The newest last. */
  readonly steps: readonly ExceptionStep[];
}

/** The one table of what may become of an exception; `byAnother` where whoever took the step before may not take this one. */
const transitions = {
  AGREE: { from: ['PROPOSED'], to: 'IN_FORCE', byAnother: true },
  REFUSE: { from: ['PROPOSED'], to: 'REFUSED', byAnother: true },
  PROPOSE_REVERSAL: { from: ['IN_FORCE'], to: 'REVERSAL_PROPOSED', byAnother: false },
  REVERSE: { from: ['REVERSAL_PROPOSED'], to: 'REVERSED', byAnother: true },
  KEEP: { from: ['REVERSAL_PROPOSED'], to: 'IN_FORCE', byAnother: true },
  END: { from: ['PROPOSED', 'IN_FORCE', 'REVERSAL_PROPOSED'], to: 'ENDED', byAnother: false },
} as const satisfies Transitions<ExceptionStatus> & Record<string, { readonly byAnother: boolean }>;
type Action = keyof typeof transitions;

/** The statuses in which it is carried out. */
export const statusesInForce = ['IN_FORCE', 'REVERSAL_PROPOSED'] as const satisfies readonly ExceptionStatus[];

/** The statuses in which something has still to be done about it, until its last day. */
export const statusesRunning = [
  'PROPOSED',
  ...statusesInForce,
  'REVERSED',
] as const satisfies readonly ExceptionStatus[];

/** The statuses that its last day ends. */
export const statusesToEnd: readonly ExceptionStatus[] = transitions.END.from;

const isPossible = possibleIn<ExceptionStatus, Action>(transitions);

/** @throws RuleViolation EXCEPTION_NOT_NOW, SAME_PERSON */
const take = (
  exception: Exception,
  action: Action,
  { at, by, reason = null }: { readonly at: Date; readonly by: string | null; readonly reason?: Text | null },
): Exception => {
  if (!isPossible(exception, action))
    throw new RuleViolation('EXCEPTION_NOT_NOW', { status: labelOf('ExceptionStatus', exception.status) });
  const { to: status, byAnother } = transitions[action];
  if (byAnother && exception.steps.at(-1)?.by === by) throw new RuleViolation('SAME_PERSON');
  return { ...exception, status, steps: [...exception.steps, { at, by, status, reason }] };
};

/** A proposal that a second person has to decide on (MEM-36). */
export const propose = (
  {
    id,
    number,
    proposal,
    by,
  }: { readonly id: string; readonly number: string; readonly proposal: Proposal; readonly by: string },
  now: Date,
): Change<Exception> =>
  silent({ id, number, ...proposal, status: 'PROPOSED', steps: [{ at: now, by, status: 'PROPOSED', reason: null }] });

interface Decision {
  readonly agree: boolean;
  /** The account that decides. */
  readonly by: string;
}

/** The second person puts a proposal in force, or refuses it. @throws RuleViolation EXCEPTION_NOT_NOW, SAME_PERSON */
export const decide = (exception: Exception, { agree, by }: Decision, now: Date): Change<Exception> =>
  silent(take(exception, agree ? 'AGREE' : 'REFUSE', { at: now, by }));

/** Asks for a reversal; the exception stays in force meanwhile. @throws RuleViolation EXCEPTION_NOT_NOW, LIST_FULL */
export const proposeReversal = (
  exception: Exception,
  { reason, by }: { readonly reason: Text; readonly by: string },
  { mostSteps: max }: ExceptionRules,
  now: Date,
): Change<Exception> => {
  // What follows it, a decision and the end, has room.
  if (exception.steps.length > max - 3) throw new RuleViolation('LIST_FULL', { max });
  return silent(take(exception, 'PROPOSE_REVERSAL', { at: now, by, reason }));
};

/** The second person reverses it, or leaves it in force. @throws RuleViolation EXCEPTION_NOT_NOW, SAME_PERSON */
export const decideReversal = (exception: Exception, { agree, by }: Decision, now: Date): Change<Exception> =>
  silent(take(exception, agree ? 'REVERSE' : 'KEEP', { at: now, by }));

/** Ends an exception whose last day is over; any other stays as it is. */
export const end = (exception: Exception, now: Date): Change<Exception> =>
  isPossible(exception, 'END') && exception.until < dayOf(now)
    ? silent(take(exception, 'END', { at: now, by: null }))
    : silent(exception);

/** Whether it is carried out on a day. */
export const isInForce = ({ status, from, until }: Exception, today: Day): boolean =>
  statusesInForce.some((one) => one === status) && (from ?? today) <= today && today <= until;

/** A reversal: why, and the last day of what the exception gave. */
export interface Reversal {
  readonly reason: Text;
  readonly notice: Day;
}

/** How it was reversed; undefined where it was not. */
export const reversalOf = ({ steps }: Exception, { noticeDays }: ExceptionRules): Reversal | undefined => {
  const [asked, reversed] = steps.slice(-2);
  if (reversed?.status !== 'REVERSED' || !asked?.reason) return undefined;
  return { reason: asked.reason, notice: addDays(dayOf(reversed.at), noticeDays) };
};
