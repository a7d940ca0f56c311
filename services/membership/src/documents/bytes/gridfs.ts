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
      const { length } = await bucket.find({ _id: idOf(key) }).toArray();
      if (length) await bucket.delete(idOf(key));
    },
  };
};
