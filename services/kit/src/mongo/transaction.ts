import type { ClientSession, Connection } from 'mongoose';

/** A running transaction; passing it on makes a write part of it. */
export type Transaction = ClientSession;

/**
 * Runs `work` in one transaction, and again when the store asks for it: nothing outside the database belongs inside.
 * Reads see one snapshot; the commit is on a majority before this resolves.
 */
export const inTransaction = async <T>(connection: Connection, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(work, {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
      readPreference: 'primary',
      maxCommitTimeMS: 10_000,
      timeoutMS: 20_000,
    });
  } finally {
    await session.endSession();
  }
};
