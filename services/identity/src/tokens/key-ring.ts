import type { Clock } from '@mumaris/kit/clock';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { endedKeys, isRotationDue, nextKey, signingKeyOf } from '../domain/signing-key';
import type { Rules } from '../domain/rules';
import type { SigningKey, SigningKeyRepository } from '../store/signing-key.repository';

export const signingAlgorithm = 'EdDSA';

/** The keys that access tokens are signed with: in the store, shared by all replicas (IDN-08). */
export interface KeyRing {
  /** Makes the first key where there is none. */
  ensure(): Promise<void>;
  /** Whether the newest key is old enough to be followed, or an old one to be forgotten. */
  isDue(now: Date): Promise<boolean>;
  /** Does what is due; of several replicas at once, one adds a key. */
  keepUp(): Promise<void>;
  /** Adds the next key now. @returns the id of the newest key */
  rotate(): Promise<string>;
  /** The key that signs now, as it is kept. */
  signingKey(): Promise<Pick<SigningKey, 'kid' | 'privateJwk'>>;
  /** The key that signs now, ready to sign. */
  signer(): Promise<{ kid: string; key: CryptoKey | Uint8Array }>;
  /** The public parts of all keys that a living token may name, and of the one to come. */
  publicKeys(): Promise<{ keys: JWK[] }>;
}

interface Parts {
  signingKeys: SigningKeyRepository;
  rules: Rules['sessions'];
  clock: Clock;
}

const makeKey = async (age: Pick<SigningKey, 'generation' | 'createdAt' | 'signsFrom'>): Promise<SigningKey> => {
  const pair = await generateKeyPair(signingAlgorithm, { crv: 'Ed25519', extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  return { ...age, kid, publicJwk, privateJwk: await exportJWK(pair.privateKey) };
};

const toPublic = ({ kid, publicJwk }: SigningKey): JWK => ({ ...publicJwk, kid, alg: signingAlgorithm, use: 'sig' });

export const createKeyRing = ({ signingKeys, rules, clock }: Parts): KeyRing => {
  const addNext = async (keys: SigningKey[]) => signingKeys.add(await makeKey(nextKey(keys, rules, clock.now())));
  const ensure = async () => {
    const keys = await signingKeys.all();
    // A replica that loses this race uses the other's key.
    if (!keys.length) await addNext(keys);
  };
  const signingKey = async () => {
    const found = signingKeyOf(await signingKeys.all(), clock.now());
    if (!found) throw new Error('there is no signing key');
    return found;
  };
  return {
    ensure,
    isDue: async (now) => {
      const keys = await signingKeys.all();
      return isRotationDue(keys, rules, now) || endedKeys(keys, rules, now).length > 0;
    },
    keepUp: async () => {
      const keys = await signingKeys.all();
      const now = clock.now();
      if (isRotationDue(keys, rules, now)) await addNext(keys);
      await signingKeys.remove(endedKeys(keys, rules, now).map(({ generation }) => generation));
    },
    rotate: async () => {
      await addNext(await signingKeys.all());
      return (await signingKeys.all()).at(-1)?.kid ?? '';
    },
    signingKey,
    signer: async () => {
      const found = await signingKey();
      return { kid: found.kid, key: await importJWK(found.privateJwk, signingAlgorithm) };
    },
    publicKeys: async () => {
      const keys = await signingKeys.all();
      const ended = new Set(endedKeys(keys, rules, clock.now()));
      return { keys: keys.filter((key) => !ended.has(key)).map(toPublic) };
    },
  };
};
