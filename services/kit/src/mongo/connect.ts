import mongoose, { type Connection } from 'mongoose';
import type { Secret } from '../config';
import { unopened } from './unopened';

export type { Connection } from 'mongoose';

/**
 * Connects to a service's own store, with an end to every wait.
 * @throws when no primary answers in time, or does not let this service in: saying which
 */
export const connectMongo = (uri: Secret, appName: string): Promise<Connection> =>
  mongoose
    .createConnection(uri.reveal(), {
      appName,
      maxPoolSize: 50,
      connectTimeoutMS: 5_000,
      socketTimeoutMS: 30_000,
      serverSelectionTimeoutMS: 10_000,
      waitQueueTimeoutMS: 5_000,
      retryWrites: true,
      writeConcern: { w: 'majority', wtimeoutMS: 10_000 },
      // Mongoose would hold a session's start back while the primary is away, then fail it with an error that has no
      // kind; the driver waits as well, and says what it waited for.
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise()
    .catch((error: unknown) => {
      throw unopened(error);
    });

/** A health check: the primary answers. */
export const mongoCheck = (connection: Connection) => async (): Promise<string> => {
  if (connection.readyState !== mongoose.ConnectionStates.connected) throw new Error('not connected');
  await connection.db?.command({ ping: 1 });
  return 'ok';
};
