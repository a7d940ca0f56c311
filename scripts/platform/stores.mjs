import path from 'node:path';
import { loadConfig, serviceVariables } from '@mumaris/kit/config';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { serversFromEnvironment } from '../../infra/local/environment.mjs';
import { serviceNamed, serviceNames } from './processes.mjs';
import { root } from './run.mjs';
import { runningEnv } from './running.mjs';

/** How the store of a service is found, for usages. */
export const storesAreFound = `Stores: MONGODB_URI of the service, as it is itself given it; BILLING_MONGODB_URI and its like for several at once;
without them those of the platform that runs here.`;

/** Whether a URI says which database: then it is one service's. @param {string} uri */
const namesDatabase = (uri) => /^mongodb(\+srv)?:\/\/[^/?]+\/[^?]/.test(uri);

/** @param {string} service @throws where no store of it is known */
function uriOf(service) {
  const own = process.env[`${service.toUpperCase()}_MONGODB_URI`];
  const given = process.env['MONGODB_URI'];
  if (own) return own;
  if (given && namesDatabase(given)) return given;
  const mongo = serversFromEnvironment().mongo;
  return mongo?.uriFor(service) ?? runningEnv(path.join(root, '.local/data'), service)['MONGODB_URI'] ?? '';
}

/**
 * The services that are meant: the one named, or all where the stores of all can be told apart.
 * @param {string | undefined} service
 */
export function servicesMeant(service) {
  if (!service && namesDatabase(process.env['MONGODB_URI'] ?? ''))
    throw new Error('MONGODB_URI is the store of one service: say which by --service NAME');
  return service ? [serviceNamed(service)] : serviceNames;
}

/**
 * Does something with the store of a service at an address, and leaves it.
 * @template T
 * @param {string} uri
 * @param {string} service
 * @param {(connection: import('@mumaris/kit/mongo/connect').Connection) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStoreAt(uri, service, work) {
  // Held to what production asks for where that is said.
  const given = { NODE_ENV: process.env['NODE_ENV'] ?? 'development', MONGODB_URI: uri };
  const { MONGODB_URI } = loadConfig({ MONGODB_URI: serviceVariables.MONGODB_URI }, given);
  const connection = await connectMongo(MONGODB_URI, 'operator').catch((error) => {
    throw new Error(`the store of ${service} cannot be reached: ${error.message}`, { cause: error });
  });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/**
 * The same, with the store of a service as it is found.
 * @template T
 * @param {string} service
 * @param {(connection: import('@mumaris/kit/mongo/connect').Connection) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withStore = (service, work) => withStoreAt(uriOf(service), service, work);
