import { hoursAfter, minutesAfter } from '@mumaris/kit/calendar';
import type { Rules } from './rules';

/** When a key that signs access tokens was made and begins to sign; the newest has the highest generation. */
export interface KeyAge {
  readonly generation: number;
  readonly createdAt: Date;
  readonly signsFrom: Date;
}

type KeyRules = Rules['sessions'];

const byGeneration = <K extends KeyAge>(keys: readonly K[]): K[] =>
  keys.toSorted((one, other) => one.generation - other.generation);

/**
 * The ages of the next key: the first signs at once, a later one when every reader of the key set knows it, and never
 * before its predecessor, wherever the clock was moved (IDN-08).
 */
export const nextKey = (keys: readonly KeyAge[], { signingKeys }: KeyRules, now: Date): KeyAge => {
  const last = byGeneration(keys).at(-1);
  if (!last) return { generation: 1, createdAt: now, signsFrom: now };
  const known = minutesAfter(now, signingKeys.publishAheadMinutes);
  const signsFrom = known > last.signsFrom ? known : last.signsFrom;
  return { generation: last.generation + 1, createdAt: now, signsFrom };
};

/** The key that signs now: the newest that has begun, or the oldest while none has. */
export const signingKeyOf = <K extends KeyAge>(keys: readonly K[], now: Date): K | undefined => {
  const sorted = byGeneration(keys);
  return sorted.findLast(({ signsFrom }) => signsFrom <= now) ?? sorted.at(0);
};

/** Whether the newest key is old enough to be followed by another. */
export const isRotationDue = (keys: readonly KeyAge[], { signingKeys }: KeyRules, now: Date): boolean => {
  const last = byGeneration(keys).at(-1);
  return !last || now >= hoursAfter(last.createdAt, signingKeys.rotateAfterDays * 24);
};

/** The keys whose last token has ended: nobody needs them any more. */
export const endedKeys = <K extends KeyAge>(
  keys: readonly K[],
  { signingKeys, accessTokenMinutes }: KeyRules,
  now: Date,
): K[] =>
  byGeneration(keys).filter((_, index, sorted) => {
    const successor = sorted.at(index + 1);
    const kept = accessTokenMinutes + signingKeys.keepMinutes;
    return successor !== undefined && now > minutesAfter(successor.signsFrom, kept);
  });
