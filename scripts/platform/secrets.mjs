import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newEventKey, writeKeySet } from '../event-keys/key-set.mjs';

const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

const key = () => randomBytes(32).toString('base64url');
const signingSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** A pair of keys by which one service seals for another. */
const sealPair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = (/** @type {import('node:crypto').KeyObject} */ half) => JSON.stringify(half.export({ format: 'jwk' }));
  return { public: jwk(publicKey), private: jwk(privateKey) };
};

/** What membership signs decisions by, and proofs. */
const signingKey = () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

const make = () => {
  const forNotification = sealPair();
  return {
    callerKeys: Object.fromEntries(services.map((name) => [name, key()])),
    eventKeys: Object.fromEntries(services.map((name) => [name, newEventKey(name)])),
    identityFieldKey: key(),
    notificationFieldKey: key(),
    auditKey: key(),
    codeKey: key(),
    humanKey: key(),
    sealPublic: forNotification.public,
    sealPrivate: forNotification.private,
    membershipSeal: sealPair(),
    membershipFieldKey: key(),
    documentsKey: key(),
    papersKey: key(),
    decisionsKey: signingKey(),
    proofsKey: signingKey(),
    smsKey: key(),
    sadadKey: signingSecret(),
    cardKey: key(),
    cardWebhookSecret: signingSecret(),
    verifierKey: key(),
    verifierWebhookSecret: signingSecret(),
    examResultsSecret: signingSecret(),
    identityProviderSecret: key(),
  };
};

/**
 * The secrets of one local platform: made at random at its first start, kept beside its data.
 * @param {string} dataDir
 * @returns {ReturnType<typeof make>}
 */
export function localSecrets(dataDir) {
  const file = path.join(dataDir, 'platform-secrets.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify(make(), null, 2), { mode: 0o600 });
  }
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  // Data of an older version lack the keys that came after it.
  const whole = { ...make(), ...kept };
  if (Object.keys(whole).length > Object.keys(kept).length)
    writeFileSync(file, JSON.stringify(whole, null, 2), { mode: 0o600 });
  return whole;
}

/**
 * Puts the keys by which every service judges events beside the data.
 * @param {string} dataDir @param {ReturnType<typeof make>} secrets @returns {string} the file
 */
export function eventKeysFile(dataDir, { eventKeys }) {
  const file = path.join(dataDir, 'event-keys.json');
  writeKeySet(
    file,
    Object.values(eventKeys).map(({ known }) => known),
  );
  return file;
}
