import { HOST } from '../processes/ports.mjs';
import { REPLICA_SET } from './replica-set.mjs';

/** Where the port is noted down, beside the data. */
export const PORT_FILE = 'mongod.port.json';

/**
 * The addresses of a mongod on this machine, with their users and passwords.
 * @param {{ port: number, secrets: import('./secrets.mjs').Secrets, databases: string[],
 *   tls?: import('./start-mongod.mjs').Tls | undefined }} options
 * @returns {import('../start-servers.mjs').Mongo}
 */
export function urisOf({ port, secrets, databases, tls }) {
  const secure = tls ? `&tls=true&tlsCAFile=${encodeURIComponent(tls.caFile)}` : '';
  const uri = (/** @type {string} */ user, /** @type {string | undefined} */ password, /** @type {string} */ name) =>
    `mongodb://${user}:${password}@${HOST}:${port}/${name}?authSource=${name || 'admin'}&replicaSet=${REPLICA_SET}${secure}`;
  return {
    adminUri: uri('root', secrets.root, ''),
    uriFor(name) {
      if (!databases.includes(name))
        throw new Error(`no database "${name}" was asked for; there are: ${databases.join(', ')}`);
      return uri(name, secrets.databases[name], name);
    },
  };
}
