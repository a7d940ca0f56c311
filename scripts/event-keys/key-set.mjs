import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** @typedef {{ kty?: string, crv?: string, x?: string, kid: string, service: string, since: string }} PublicKey */

/** The longest that an event lies on a topic: until then what an old key has signed is heard. */
const retentionDays = 30;
const dayMs = 86_400_000;

/**
 * A new key of a service: what it signs by, and what others judge by.
 * @param {string} service @param {Date} now
 */
export function newEventKey(service, now = new Date()) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = `${service}-${now.toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`;
  return {
    own: { ...privateKey.export({ format: 'jwk' }), kid },
    known: /** @type {PublicKey} */ ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      service,
      since: now.toISOString(),
    }),
  };
}

/**
 * The keys that a file has.
 * @param {string} file @returns {PublicKey[]}
 * @throws where it is not there, or is no set of keys
 */
export function readKeySet(file) {
  try {
    const { keys } = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(keys)) throw new Error('it has no keys');
    return keys;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Put there in one step: a service may be reading it. @param {string} file @param {PublicKey[]} keys */
export function writeKeySet(file, keys) {
  writeFileSync(`${file}.new`, `${JSON.stringify({ keys }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * The set without a key.
 * @param {PublicKey[]} keys @param {string} kid @param {Date} now
 * @throws when what it signed may still lie on a topic
 */
export function withoutKey(keys, kid, now = new Date()) {
  const old = keys.find((key) => key.kid === kid);
  if (!old) throw new Error(`there is no key ${kid}`);
  const end = now.getTime() - retentionDays * dayMs;
  const followed = keys.some(
    ({ service, since, kid: other }) =>
      other !== kid && service === old.service && since > old.since && Date.parse(since) <= end,
  );
  if (!followed)
    throw new Error(
      `${kid} goes ${retentionDays} days after another key of ${old.service} took its place: until then what it signed may lie on a topic`,
    );
  return keys.filter((key) => key.kid !== kid);
}
