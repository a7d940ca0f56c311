import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Application } from './application';
import type { Rules } from './rules';
import { system, takeStep } from './step';
import type { Waiver } from './waiver';

/** Moves the end of a return, and says why on the timeline. */
const moveEnd = (
  application: Application,
  { dueAt, prolonged }: Pick<Application, 'dueAt' | 'prolonged'>,
  { what, reason }: { readonly what: 'RETURN_PROLONGED' | 'RETURN_SHORTENED'; readonly reason: Text },
  rules: Rules,
  now: Date,
): Application => {
  const details = { reason, ...(dueAt && { day: { day: dayOf(dueAt) } }) };
  const step = { action: 'MOVE_RETURN_END', by: system, what, details } as const;
  return { ...takeStep(application, step, rules, now), dueAt, prolonged };
};

interface Prolongation {
  readonly exceptionId: string;
  readonly reason: Text;
  /** The last day for an answer. */
  readonly until: Day;
}

/** Gives a returned application until the end of a day, by an exception (MEM-36); one with as much time, or not returned, stays as it is. */
export const prolongReturn = (
  application: Application,
  { exceptionId, reason, until }: Prolongation,
  rules: Rules,
  now: Date,
): Application => {
  const { status, dueAt: before, prolonged } = application;
  const dueAt = endOfDay(until);
  if (status !== 'RETURNED' || !before || before >= dueAt) return application;
  const moved = { dueAt, prolonged: { exceptionId, firstDueAt: prolonged?.firstDueAt ?? before } };
  return moveEnd(application, moved, { what: 'RETURN_PROLONGED', reason }, rules, now);
};

/** A reversal, as a record hears of it: why, and the last day of what the exception gave. */
interface Shortening {
  readonly exceptionId: string;
  readonly reason: Text;
  readonly notice: Day;
}

/**
 * Gives a return its first end back when its exception is reversed (MEM-36), but not an earlier one than the end of the notice; any
 * other application stays as it is.
 */
export const shortenReturn = (
  application: Application,
  { exceptionId, reason, notice }: Shortening,
  rules: Rules,
  now: Date,
): Application => {
  const { status, dueAt: before, prolonged } = application;
  if (status !== 'RETURNED' || !before || prolonged?.exceptionId !== exceptionId) return application;
  const { firstDueAt } = prolonged;
  const isBack = firstDueAt >= endOfDay(notice);
  const dueAt = isBack ? firstDueAt : endOfDay(notice);
  if (dueAt >= before) return application;
  const moved = { dueAt, prolonged: isBack ? null : prolonged };
  return moveEnd(application, moved, { what: 'RETURN_SHORTENED', reason }, rules, now);
};

/** The statuses in which its applicant can change it, and its rules are asked anew. */
export const changeableStatuses = ['DRAFT', 'RETURNED'] as const satisfies readonly Application['status'][];

const isChangeable = ({ status }: Application) => changeableStatuses.some((one) => one === status);

/** Lifts a requirement of an application that can still be changed (MEM-36); once by each exception. */
export const waive = (application: Application, waiver: Waiver, now: Date): Application => {
  const { waived } = application;
  const has = waived.some(({ exceptionId }) => exceptionId === waiver.exceptionId);
  return has || !isChangeable(application)
    ? application
    : { ...application, waived: [...waived, waiver], updatedAt: now };
};

/** Ends what lifts a requirement with the notice of a reversal (MEM-36), of an application that can still be changed. */
export const endWaiver = (
  application: Application,
  { exceptionId, notice }: Pick<Shortening, 'exceptionId' | 'notice'>,
  now: Date,
): Application => {
  const runs = application.waived.some((one) => one.exceptionId === exceptionId && one.until > notice);
  if (!runs || !isChangeable(application)) return application;
  const waived = application.waived.map((one) => (one.exceptionId === exceptionId ? { ...one, until: notice } : one));
  return { ...application, waived, updatedAt: now };
};
