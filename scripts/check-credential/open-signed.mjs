import { createPublicKey, verify } from 'node:crypto';

/** @typedef {{ keys: any[], issuer: string }} Trusted whose keys they are, and a JWK set's keys */

/** Why a text is not what its issuer signed; `word` names it. */
export class SignatureFault extends Error {
  /** @param {'NOT_WHOLE' | 'OTHER_ALGORITHM' | 'OTHER_KIND' | 'UNKNOWN_KEY' | 'FORGED' | 'OTHER_ISSUER'} word */
  constructor(word) {
    super(word);
    this.word = word;
  }
}

const signatureBytes = 64;

/** The text of one part. Base64 has several for the same bytes; one is taken, so that no letter can be another. */
const bytesOf = (/** @type {string | undefined} */ part) => {
  const bytes = Buffer.from(part ?? '', 'base64url');
  if (!part || bytes.toString('base64url') !== part) throw new SignatureFault('NOT_WHOLE');
  return bytes;
};

const jsonOf = (/** @type {Buffer} */ bytes) => {
  try {
    const said = JSON.parse(bytes.toString('utf8'));
    if (said !== null && typeof said === 'object') return said;
  } catch {
    // Told below: what is no object is no part of it.
  }
  throw new SignatureFault('NOT_WHOLE');
};

/**
 * The one key that a text names; never what kind of key, or which algorithm, the text would like.
 * @param {Trusted} trusted @param {unknown} kid
 */
const keyOf = ({ keys }, kid) => {
  const found = keys.find((one) => one?.kid === kid && one.kty === 'OKP' && one.crv === 'Ed25519');
  if (typeof kid !== 'string' || !found) throw new SignatureFault('UNKNOWN_KEY');
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: found.x }, format: 'jwk' });
  } catch {
    throw new SignatureFault('UNKNOWN_KEY');
  }
};

/**
 * What a signed text (vc+jwt) says, once it is proved: whole, by EdDSA alone, by a key of the issuer whose it has to be.
 * @param {string} text @param {Trusted} trusted
 * @returns {any}
 * @throws SignatureFault
 */
export const openSigned = (text, trusted) => {
  const [head, body, tail, ...more] = text.split('.');
  if (more.length || !head || !body) throw new SignatureFault('NOT_WHOLE');
  const { alg, typ, kid } = jsonOf(bytesOf(head));
  if (alg !== 'EdDSA') throw new SignatureFault('OTHER_ALGORITHM');
  if (typ !== 'vc+jwt') throw new SignatureFault('OTHER_KIND');
  const [key, signature, payload] = [keyOf(trusted, kid), bytesOf(tail), bytesOf(body)];
  if (signature.length !== signatureBytes) throw new SignatureFault('NOT_WHOLE');
  if (!verify(null, Buffer.from(`${head}.${body}`), key, signature)) throw new SignatureFault('FORGED');
  const said = jsonOf(payload);
  const types = [said.type].flat();
  if (!types.includes('VerifiableCredential')) throw new SignatureFault('OTHER_KIND');
  if ((said.issuer?.id ?? said.issuer) !== trusted.issuer) throw new SignatureFault('OTHER_ISSUER');
  return said;
};
