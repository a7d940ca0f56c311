import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { subgraphNames } from '@mumaris/schemas';
import { Secret } from '../config';

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

let written: string | undefined;

/** The file of everybody's public keys: the same in every process, and whole whenever another one reads it. */
const keysFile = (): string => {
  if (written) return written;
  const file = path.join(tmpdir(), `mumaris-test-event-keys-${process.getuid?.() ?? 0}.json`);
  const keys = subgraphNames.map((service) => {
    const { kid, public: jwk } = keyOf(service);
    return { ...jwk, kid, service };
  });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ keys }));
  renameSync(`${file}.${process.pid}`, file);
  return (written = file);
};

/** The variables of a service's keys: its own to sign by, and everybody's to judge by. */
export const testEventKeys = (service: string) => {
  const { kid, private: jwk } = keyOf(service);
  return { EVENT_SIGNING_KEY: new Secret(JSON.stringify({ ...jwk, kid })), EVENT_KEYS_FILE: keysFile() };
};
