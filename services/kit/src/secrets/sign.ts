import { calculateJwkThumbprint, compactVerify, type CryptoKey, FlattenedSign, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Secret } from '../config';

const alg = 'EdDSA';

const privateKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1),
});
const publicKey = privateKey.omit({ d: true });
const publicKeySet = z.object({ keys: z.array(publicKey).max(100) });

/** A text with its signature: the parts of a compact JWS, its text not encoded yet, which a store packs better. */
export interface SignedText {
  /** The protected header, base64url. */
  readonly header: string;
  readonly text: string;
  readonly signature: string;
}

/** Public keys as everybody may have them: a JWK set, each key named by its thumbprint (RFC 7638). */
export interface KeySet {
  readonly keys: readonly JWK[];
}

/** Signs texts for whoever keeps them longer than this platform. */
export interface TextSigner {
  /** @param typ what kind of text it is, so that none passes for another */
  sign(text: string, typ: string): Promise<SignedText>;
  readonly key: JWK;
}

/** Why a text cannot be taken for what it says it is. */
export class SignatureFault extends Error {}

const named = async ({ kty, crv, x }: z.infer<typeof publicKey>): Promise<JWK & { kid: string }> => {
  const kid = await calculateJwkThumbprint({ kty, crv, x });
  return { kty, crv, x, kid, alg, use: 'sig' };
};

/** @param key an Ed25519 private JWK as JSON text @throws when it is not one */
export const createTextSigner = async (key: Secret): Promise<TextSigner> => {
  const { success, data: jwk } = privateKey.safeParse(jsonOf(key.reveal()));
  // What is wrong with it is not said: a parser's message shows a piece of it.
  if (!success) throw new Error('a signing key is an Ed25519 private JWK, written as JSON');
  const known = await named(jwk);
  const imported = await importJWK(jwk, alg);
  return {
    key: known,
    sign: async (text, typ) => {
      const signing = new FlattenedSign(new TextEncoder().encode(text));
      const signed = await signing.setProtectedHeader({ alg, kid: known.kid, typ }).sign(imported);
      return { header: signed.protected ?? '', text, signature: signed.signature };
    },
  };
};

/**
 * The public keys of a JWK set; what else its keys say, a private part above all, is left out.
 * @param text the set as JSON text @throws when it is not a set of Ed25519 keys
 */
export const readKeySet = async (text: string): Promise<KeySet> => {
  const { success, data } = publicKeySet.safeParse(jsonOf(text));
  if (!success) throw new Error('public keys are a JWK set of Ed25519 keys, written as JSON');
  return { keys: await Promise.all(data.keys.map(named)) };
};

/** A signed text as it is handed out: a compact JWS. */
export const compactOf = ({ header, text, signature }: SignedText): string =>
  [header, Buffer.from(text).toString('base64url'), signature].join('.');

const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The parts of a compact JWS, none of them proved. @throws SignatureFault where it is none, is not whole, or is of another kind */
export const partsOf = (compact: string, typ: string): SignedText & { readonly kid: string } => {
  const [header = '', payload = '', signature = ''] = compact.split('.');
  const whole = shape.test(compact) && isCanonical(header) && isCanonical(payload);
  const said = whole ? jsonOf(Buffer.from(header, 'base64url').toString('utf8')) : undefined;
  const read = z.object({ alg: z.literal(alg), kid: z.string(), typ: z.literal(typ) }).safeParse(said);
  if (!read.success) throw new SignatureFault('it is no signed text of this kind, or not whole');
  return { header, text: Buffer.from(payload, 'base64url').toString('utf8'), signature, kid: read.data.kid };
};

/** The text of a compact JWS, proved by one of the keys. @throws SignatureFault with what is wrong */
export const openSigned = async (compact: string, typ: string, { keys }: KeySet): Promise<string> => {
  const { kid, text, signature } = partsOf(compact, typ);
  const jwk = keys.find((one) => one.kid === kid);
  if (!jwk) throw new SignatureFault('the key that it names is not among those given');
  const key = (await importJWK({ ...jwk }, alg)) as CryptoKey;
  try {
    if (!isCanonical(signature)) throw new Error('not as it was written');
    await compactVerify(compact, key, { algorithms: [alg] });
  } catch {
    throw new SignatureFault('its signature does not fit: it is not as it was signed');
  }
  return text;
};

/** Base64 has several texts for the same bytes; one is taken, so that no letter can be another. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
