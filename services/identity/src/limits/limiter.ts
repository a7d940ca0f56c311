import { RateLimiterMongo } from 'rate-limiter-flexible';
import type { Connection } from 'mongoose';
import { limitModel } from './limit.model';

/** So many points within so many minutes. */
export interface Limit {
  readonly points: number;
  readonly minutes: number;
}

/**
 * Counts in the store, for all replicas together; a count begins with its first point and is forgotten `minutes` later.
 * @param more options of the library's
 */
export const createLimiter = (
  connection: Connection,
  keyPrefix: string,
  { points, minutes }: Limit,
  more: { inMemoryBlockOnConsumed?: number } = {},
): RateLimiterMongo =>
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
