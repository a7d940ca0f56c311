import { type Batch, batchMany } from '@mumaris/kit/batch';
import type { Clock } from '@mumaris/kit/clock';
import type { Session } from '../domain/session';
import type { SessionRepository } from '../store/session.repository';

/** The live sessions of accounts, each account's newest first and at most `limit` of them (IDN-08). */
export const liveSessionsBatch = (
  sessions: SessionRepository,
  limit: number,
  clock: Clock,
): Batch<string, readonly Session[]> =>
  batchMany(
    // Only an owner reads sessions, so this is one account in any request that is let in.
    async (ids) => (await Promise.all(ids.map((id) => sessions.findLive(id, clock.now(), limit)))).flat(),
    ({ accountId }) => accountId,
  );
