import { Secret } from '@mumaris/kit/config';
import { connectMongo } from '@mumaris/kit/mongo/connect';

/**
 * Does something with the store of a service of a platform, by the wire that the service itself uses.
 * @template T
 * @param {import('../platform/index.mjs').Platform} platform
 * @param {string} name
 * @param {(store: import('@mumaris/kit/mongo/connect').Connection) => Promise<T>} work
 */
export const withStoreOf = async (platform, name, work) => {
  const connection = await connectMongo(new Secret(platform.env(name)['MONGODB_URI'] ?? ''), 'faults');
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};
