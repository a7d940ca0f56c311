import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ root: string, clusterKey: string, databases: Record<string, string> }} Secrets */

/**
 * The passwords of these data: random, made once, readable by their owner only. They are on disk before the first
 * account uses them, so that a crash between the two locks nobody out.
 * @param {string} dataDir
 * @param {string[]} databases
 * @returns {Secrets}
 */
export function loadSecrets(dataDir, databases) {
  const file = path.join(dataDir, 'secrets.json');
  /** @type {Secrets} */
  const secrets = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { root: password(), clusterKey: randomBytes(192).toString('base64'), databases: {} };
  for (const name of databases) secrets.databases[name] ??= password();
  writePrivately(file, JSON.stringify(secrets, undefined, 2));
  return secrets;
}

/**
 * The key that members of a replica set know each other by; mongod asks for one as soon as authentication is on.
 * @param {string} dataDir
 * @param {Secrets} secrets
 */
export function writeKeyFile(dataDir, secrets) {
  const file = path.join(dataDir, 'mongod.key');
  writePrivately(file, secrets.clusterKey);
  return file;
}

/** Hexadecimal, so that it stands in a URI as it is. */
const password = () => randomBytes(24).toString('hex');

/**
 * @param {string} file
 * @param {string} text
 */
function writePrivately(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
