import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serversFromEnvironment } from '../environment.mjs';
import { loadSecrets } from './secrets.mjs';
import { PORT_FILE, urisOf } from './uris.mjs';

/**
 * The mongod that `startServers` has running for a data directory, or the one that the environment names.
 * @param {string} dataDir
 * @param {string[]} databases
 * @returns {import('../start-servers.mjs').Mongo}
 */
export function runningMongo(dataDir, databases) {
  const given = serversFromEnvironment().mongo;
  if (given) return given;
  const [port] = JSON.parse(readFileSync(path.join(dataDir, PORT_FILE), 'utf8'));
  return urisOf({ port, secrets: loadSecrets(dataDir, databases), databases });
}
