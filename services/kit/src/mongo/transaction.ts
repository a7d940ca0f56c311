import { type ClientSession, type Connection, mongo } from 'mongoose';
import { StoreBusy } from './faults';

/** A running transaction; passing it on makes a write part of it. */
export type Transaction = ClientSession;

/** After so long no new try begins. The driver's own limit is two minutes, and its `timeoutMS` has no effect any more. */
const patienceMs = 20_000;

/**
 * Runs `work` in one transaction, and again when the store asks for it: nothing outside the database belongs inside.
 * Reads see one moment of the store, with all that anybody has seen before it; the commit is on a majority before this
 * resolves. The level `snapshot` reads a moment earlier, where none of the writes under way can be missing any more:
 * who has just read a row could then be refused for what it was before.
 * @throws StoreBusy when it found no quiet moment for 20 s
 */
export const inTransaction = async <T>(connection: Connection, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const session = await connection.startSession();
  const deadline = performance.now() + patienceMs;
  let lost: unknown;
  const attempt = async (tx: Transaction): Promise<T> => {
    if (lost && performance.now() > deadline) throw new StoreBusy('no quiet moment', { cause: lost });
    try {
      return await work(tx);
    } catch (error) {
      lost = error;
      throw error;
    }
  };
  try {
    return await session.withTransaction(attempt, {
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority' },
      readPreference: 'primary',
      maxCommitTimeMS: 10_000,
    });
  } finally {
    await session.endSession();
  }
};

/** An error that makes the running transaction begin anew, for what another transaction did meanwhile. */
export const runAgain = (cause: Error): Error => {
  const error = new mongo.MongoServerError({ message: 'another transaction was faster' });
  error.addErrorLabel('TransientTransactionError');
  error.cause = cause;
  return error;
};
