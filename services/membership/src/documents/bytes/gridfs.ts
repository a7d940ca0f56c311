import { once } from 'node:events';
import { type Connection, mongo } from 'mongoose';
import type { ByteStore } from './byte-store';

/** Bytes in the service's own database, by GridFS. */
export const createGridFs = (connection: Connection): ByteStore => {
  const database = connection.db;
  if (!database) throw new Error('not connected');
  const bucket = new mongo.GridFSBucket(database, { bucketName: 'document-bytes' });
  // The driver's type asks for an ObjectId, and its server takes any value.
  const idOf = (key: string) => key as unknown as mongo.ObjectId;
  return {
    write: async (key, bytes) => {
      const stream = bucket.openUploadStreamWithId(idOf(key), key);
      const finished = once(stream, 'finish');
      stream.end(bytes);
      await finished;
    },
    // GridFS counts the end out.
    read: (key, { start, end }) => Promise.resolve(bucket.openDownloadStream(idOf(key), { start, end: end + 1 })),
    remove: async (key) => {
      try {
        await bucket.delete(idOf(key));
      } catch (error) {
        // The driver throws where there is nothing, too: another process may remove the same at once.
        if (await bucket.find({ _id: idOf(key) }).hasNext()) throw error;
      }
    },
  };
};
