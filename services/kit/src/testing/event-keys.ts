import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '../config';

const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

/** PKCS#8 of an Ed25519 key, up to its 32 bytes. */
const before = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key in every process of a test: what is known to everybody guards nothing but tests. */
const keyOf = (service: string) => {
  const seed = createHash('sha256').update(`the test's key of ${service}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([before, seed]), format: 'der', type: 'pkcs8' });
  return {
    kid: `test-${service}`,
    private: key.export({ format: 'jwk' }),
    public: createPublicKey(key).export({ format: 'jwk' }),
  };
};

/** The variables of a service's keys: its own to sign by, and everybody's to judge by. */
export const testEventKeys = (service: string) => {
  const file = path.join(tmpdir(), `mumaris-test-event-keys-${process.getuid?.() ?? 0}.json`);
  const keys = services.map((name) => {
    const { kid, public: jwk } = keyOf(name);
    return { ...jwk, kid, service: name };
  });
  writeFileSync(file, JSON.stringify({ keys }));
  const { kid, private: jwk } = keyOf(service);
  return { EVENT_SIGNING_KEY: new Secret(JSON.stringify({ ...jwk, kid })), EVENT_KEYS_FILE: file };
};
