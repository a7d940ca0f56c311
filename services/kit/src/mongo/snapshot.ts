import type { ClientSession, Connection } from 'mongoose';

/** A moment that is read; passing it on makes a read one of that moment. */
export type Snapshot = ClientSession;

/**
 * Reads one moment of what a majority has: nothing that a failover could undo, and no row that a commit slips past. The
 * server keeps a moment for 5 minutes: for reads with an end, not for a walk through a collection.
 */
export const inSnapshot = async <T>(connection: Connection, read: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
  const snapshot = await connection.startSession({ snapshot: true });
  try {
    return await read(snapshot);
  } finally {
    await snapshot.endSession();
  }
};
