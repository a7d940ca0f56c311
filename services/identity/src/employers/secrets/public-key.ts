import { createHash, createPublicKey } from 'node:crypto';
import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { z } from 'zod';
import type { NewClientSecret } from '../domain/api-client';
import type { Rules } from '../../domain/rules';

const text = z.string().min(1).max(2_048);
const named = { kid: text.max(200).optional(), use: z.literal('sig').optional() };

/** The public members of a key of each kind, in the order of RFC 7638. */
const keyShapes = z.discriminatedUnion('kty', [
  z.object({ crv: z.literal('Ed25519'), kty: z.literal('OKP'), x: text, alg: z.enum(['EdDSA', 'Ed25519']).optional() }),
  z.object({ crv: z.literal('P-256'), kty: z.literal('EC'), x: text, y: text, alg: z.literal('ES256').optional() }),
  z.object({ e: text, kty: z.literal('RSA'), n: text, alg: z.literal('RS256').optional() }),
]);
const nameShape = z.object(named);

/** What only the owner of a key may know, and no public key has. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
const maxLength = 8_000;
const hintLength = 12;

const refused = (code: PlainCode) => new RuleViolation(code, {}, 'publicKey');

const parse = (json: string): Record<string, unknown> => {
  try {
    const value: unknown = json.length <= maxLength ? JSON.parse(json) : undefined;
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // falls through: not JSON, not a key
  }
  throw refused('PUBLIC_KEY_INVALID');
};

const bitsOf = (jwk: Record<string, string>): number => {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' }).asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    throw refused('PUBLIC_KEY_INVALID'); // a point that is not on its curve, a number that is none
  }
};

/**
 * Reads the public key of a client, a JWK as JSON text: Ed25519, P-256, or RSA (PRT-01). Kept of it are the members that
 * make the key, and its name.
 * @throws RuleViolation PRIVATE_KEY_REFUSED, PUBLIC_KEY_INVALID, PUBLIC_KEY_SIZE
 */
export const readPublicKey = (json: string, rules: Rules['organisations']): NewClientSecret => {
  const jwk = parse(json);
  if (privateMembers.some((member) => member in jwk)) throw refused('PRIVATE_KEY_REFUSED');
  const shape = keyShapes.safeParse(jwk);
  const name = nameShape.safeParse(jwk);
  if (!shape.success || !name.success) throw refused('PUBLIC_KEY_INVALID');
  const { alg: _alg, ...key } = shape.data;
  const bits = bitsOf(key);
  const { rsaBitsAtLeast: min, rsaBitsAtMost: max } = rules;
  if (key.kty === 'RSA' && (bits < min || bits > max))
    throw new RuleViolation('PUBLIC_KEY_SIZE', { min, max }, 'publicKey');
  const thumbprint = createHash('sha256').update(JSON.stringify(key)).digest('base64url');
  const publicKey = { ...key, kid: name.data.kid ?? thumbprint };
  return { id: newId('sec'), hint: thumbprint.slice(0, hintLength), hash: null, publicKey };
};
