import { endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { ConditionLiftedV1, ConditionSetV1 } from '@mumaris/schemas';
import { type Credential, isRightToPractise, subjectOf } from './credential';
import type { Condition } from './standing';

/** How many conditions stand on a registration at once. */
export const mostConditions = 20;

export type ConditionOrder = Omit<Condition, 'liftedAt'>;

/** Whether a condition is shown at a moment: within its days in Riyadh, and not once it is lifted (MEM-65). */
const isShown = ({ startsOn, lastDay, liftedAt }: Condition, at: Date): boolean =>
  startOfDay(startsOn) <= at && (lastDay === null || at <= endOfDay(lastDay)) && (liftedAt === null || at < liftedAt);

/** Whether a condition can still count, now or later. */
export const isStanding = ({ lastDay, liftedAt }: Condition, now: Date): boolean =>
  liftedAt === null && (lastDay === null || now <= endOfDay(lastDay));

/** What anybody is shown of a credential's conditions at a moment. */
export const conditionsAt = ({ standing }: Pick<Credential, 'standing'>, at: Date): readonly Condition[] =>
  standing.conditions.filter((one) => isShown(one, at));

const isSame = (one: Condition, { kind, wording, startsOn, lastDay }: ConditionOrder) =>
  one.kind === kind &&
  one.wording.ar === wording.ar &&
  one.wording.en === wording.en &&
  one.startsOn === startsOn &&
  one.lastDay === lastDay;

/**
 * Sets a condition on practice (MEM-65), or changes the one of the same id; said again it changes nothing, and a revoked registration
 * needs none.
 * @throws Error where it would end before it begins, or too many stand already
 */
export const setCondition = (credential: Credential, order: ConditionOrder, now: Date): Change<Credential> => {
  const { id, kind, wording, startsOn, lastDay } = order;
  if (lastDay !== null && lastDay < startsOn) throw new Error(`condition ${id} would end before it begins`);
  const { status, standing } = credential;
  const before = standing.conditions.find((one) => one.id === id);
  if (status === 'REVOKED' || (before && isSame(before, order))) return silent(credential);
  // What is over is in the facts: the row has what still counts.
  const others = standing.conditions.filter((one) => one.id !== id && isStanding(one, now));
  if (others.length >= mostConditions) throw new Error(`${credential.id} has ${mostConditions} conditions already`);
  const set = { id, kind, wording, startsOn, lastDay, liftedAt: null };
  const told = { conditionId: id, kind, wording, startsOn, ...(lastDay && { lastDay }) };
  return {
    state: { ...credential, standing: { ...standing, conditions: [...others, set] } },
    ...(isRightToPractise(credential) && { events: [ConditionSetV1.of({ ...subjectOf(credential), ...told })] }),
  };
};

/** Lifts a condition from this moment on; one that is over, or not there, changes nothing (MEM-65). */
export const liftCondition = (credential: Credential, id: string, now: Date): Change<Credential> => {
  const { standing } = credential;
  if (!standing.conditions.some((one) => one.id === id && isStanding(one, now))) return silent(credential);
  const conditions = standing.conditions.map((one) => (one.id === id ? { ...one, liftedAt: now } : one));
  const told = { ...subjectOf(credential), conditionId: id, liftedAt: now.toISOString() };
  return {
    state: { ...credential, standing: { ...standing, conditions } },
    ...(isRightToPractise(credential) && { events: [ConditionLiftedV1.of(told)] }),
  };
};
