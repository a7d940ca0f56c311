import type { Change } from '@mumaris/kit/change';
import { silent } from '@mumaris/kit/change';
import { RegistrationReinstatedV1, RegistrationSuspendedV1 } from '@mumaris/schemas';
import { type Credential, isRightToPractise, subjectOf } from './credential';
import { isToCome, type Suspension } from './standing';
import { inForceOf, statusAt } from './status';

export type SuspensionOrder = Pick<Suspension, 'id' | 'from' | 'until'>;

/**
 * Puts a registration out of force for a time (MEM-66), or changes the time of a suspension that stands; its card with it. Said again it
 * changes nothing, and a revoked one stays as it is.
 * @param order its id is that of the decision; `from` may lie ahead, `until` is its last moment, null where it has no end
 * @throws Error where it would end before it begins
 */
export const suspend = (
  credential: Credential,
  { id, from, until }: SuspensionOrder,
  now: Date,
): Change<Credential> => {
  if (until !== null && until < from) throw new Error(`suspension ${id} would end before it begins`);
  const { status, standing } = credential;
  const before = standing.suspensions.find((one) => one.id === id);
  const same = before?.from.getTime() === from.getTime() && before.until?.getTime() === until?.getTime();
  if (status === 'REVOKED' || same) return silent(credential);
  // What is over is in the facts: the row has what still counts.
  const others = standing.suspensions.filter((one) => one.id !== id && isToCome(one, now));
  const suspensions = [...others, { id, from, until, liftedAt: null }];
  const told = { ...subjectOf(credential), from: from.toISOString(), ...(until && { until: until.toISOString() }) };
  return {
    state: { ...credential, standing: { ...standing, suspensions } },
    ...(isRightToPractise(credential) && { events: [RegistrationSuspendedV1.of(told)] }),
  };
};

/**
 * Lifts a suspension from this moment on (MEM-66, MEM-33); one that is over, or not there, changes nothing. Others are told once nothing
 * else suspends it.
 */
export const liftSuspension = (credential: Credential, id: string, now: Date): Change<Credential> => {
  const { standing } = credential;
  if (!standing.suspensions.some((one) => one.id === id && isToCome(one, now))) return silent(credential);
  const suspensions = standing.suspensions.map((one) => (one.id === id ? { ...one, liftedAt: now } : one));
  const state = { ...credential, standing: { ...standing, suspensions } };
  const [was, is] = [credential, state].map((one) => statusAt(inForceOf(one), now));
  if (!isRightToPractise(credential) || was !== 'SUSPENDED' || is === 'SUSPENDED') return silent(state);
  return { state, events: [RegistrationReinstatedV1.of({ ...subjectOf(credential), from: now.toISOString() })] };
};
