import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type CryptoKey, FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Secret } from '../config';

/** What is signed: the place that a message is said at, what it is about, and every byte of it. */
interface Signed {
  readonly topic: string;
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
}

/** The Kafka header that carries a message's signature: a detached JWS in its compact form. */
export const signatureHeader = 'signature';

const alg = 'EdDSA';

/** The payload of the signature. A value may be large: its digest stands for it. */
const payloadOf = ({ topic, key, value }: Signed): Uint8Array => {
  const digest = createHash('sha256')
    .update(value ?? '')
    .digest('base64url');
  return new TextEncoder().encode(JSON.stringify([topic, key === null ? null : key.toString(), digest]));
};

/** Signs what a service says, so that nobody else on the bus can say it in its name. */
export interface EventSigner {
  sign(message: Signed): Promise<string>;
}

const privateKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  d: z.string(),
});

/** @param key the service's private key: an Ed25519 JWK with its `kid`, as JSON text. @throws when it is not one */
export const createEventSigner = async (key: Secret): Promise<EventSigner> => {
  const jwk = JSON.parse(key.reveal()) as JWK;
  const { kid } = privateKey.parse(jwk);
  const imported = await importJWK(jwk, alg);
  return {
    sign: async (message) => {
      const signed = new FlattenedSign(payloadOf(message)).setProtectedHeader({ alg, kid });
      const { protected: header, signature } = await signed.sign(imported);
      return `${header}..${signature}`;
    },
  };
};

/** Judges whose word a message is. */
export interface EventVerifier {
  /** Why a message is not its service's word; undefined where it is. */
  refusalOf(service: string, message: Signed, signature: string | undefined): Promise<string | undefined>;
}

const publicKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      kid: z.string().min(1),
      x: z.string(),
      /** Whose word the key stands for. */
      service: z.string().min(1),
    }),
  ),
});

interface KnownKey {
  readonly service: string;
  readonly key: CryptoKey | Uint8Array;
}

const readKeys = async (file: string): Promise<Map<string, KnownKey>> => {
  const { keys } = publicKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
  const known = await Promise.all(
    keys.map(async ({ service, ...jwk }) => [jwk.kid, { service, key: await importJWK(jwk, alg) }] as const),
  );
  return new Map(known);
};

/**
 * Judges by a file of public keys, a JWK set whose keys say their `service`. A key that is not known is looked for in the file
 * again where that has changed, so that keys rotate without a restart.
 * @throws when the file is not such a set
 */
export const createEventVerifier = async (file: string): Promise<EventVerifier> => {
  const changedAt = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  let readAt = changedAt();
  let keys = await readKeys(file);
  const keyOf = async (kid: string | undefined): Promise<KnownKey | undefined> => {
    if (!kid) return undefined;
    if (!keys.has(kid) && changedAt() !== readAt) {
      readAt = changedAt();
      keys = await readKeys(file).catch(() => keys); // half written: what is known stays
    }
    return keys.get(kid);
  };
  return {
    refusalOf: async (service, message, signature) => {
      if (!signature) return 'it is not signed';
      const [header = '', , proof = ''] = signature.split('.');
      const known = await keyOf(kidOf(header));
      if (!known) return 'its key is not known';
      if (known.service !== service) return `it is signed by ${known.service}`;
      const payload = Buffer.from(payloadOf(message)).toString('base64url');
      try {
        await flattenedVerify({ protected: header, payload, signature: proof }, known.key, { algorithms: [alg] });
        return undefined;
      } catch {
        return 'its signature does not fit';
      }
    },
  };
};

const kidOf = (header: string): string | undefined => {
  try {
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid?: unknown };
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
};
