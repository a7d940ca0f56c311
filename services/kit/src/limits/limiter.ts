import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Connection } from 'mongoose';
import { RuleViolation } from '../errors';
import { limitModel } from './limit.model';

/** So many points within so many minutes. */
export interface Limit {
  readonly points: number;
  readonly minutes: number;
}

/** Counts the points of keys. `consume` rejects with what `isUsedUp` knows where there is none left. */
export type Limiter = RateLimiterMongo;

/** How many points of a key are used and left, and when they count no longer. */
export type Counted = RateLimiterRes;

/**
 * Counts in the store, for all replicas together; a count begins with its first point and is forgotten `minutes` later.
 * @param more options of the library's
 */
export const createLimiter = (
  connection: Connection,
  keyPrefix: string,
  { points, minutes }: Limit,
  more: { inMemoryBlockOnConsumed?: number } = {},
): Limiter =>
  new RateLimiterMongo({
    storeClient: connection.db,
    tableName: limitModel(connection).collection.name,
    // Its indexes are the model's.
    disableIndexesCreation: true,
    keyPrefix,
    points,
    duration: minutes * 60,
    ...more,
  });

/** Whether a limiter refused because no point is left, and not because of a fault. */
export const isUsedUp = (thrown: unknown): thrown is Counted => thrown instanceof RateLimiterRes;

/** A limiter's refusal as the rule's, with the minutes to wait; any other error as it is. */
export const refused = (thrown: unknown): unknown => {
  if (!isUsedUp(thrown)) return thrown;
  return new RuleViolation('TOO_MANY_TRIES_HERE', { minutes: Math.max(1, Math.ceil(thrown.msBeforeNext / 60_000)) });
};
