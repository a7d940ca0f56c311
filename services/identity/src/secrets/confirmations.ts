import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';

/** Makes the activation links and codes; only their hashes are kept (IDN-04, IDN-12). */
export interface Confirmations {
  /** A link with a token of 32 random bytes. */
  newLink(): { url: string; hash: string };
  hashToken(token: string): string;
  /** Six random digits for one sign-up. */
  newCode(signUpId: string): { code: string; hash: string };
  /** A keyed hash: six digits are too few for any other. */
  hashCode(signUpId: string, code: string): string;
}

const tokenBytes = 32;
const codeDigits = 6;

export const createConfirmations = (codeKey: Uint8Array, activationUrl: string): Confirmations => {
  const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url');
  const hashCode = (signUpId: string, code: string) =>
    createHmac('sha256', codeKey).update(`code:${signUpId}:${code}`).digest('base64url');
  return {
    hashToken,
    hashCode,
    newLink: () => {
      const token = randomBytes(tokenBytes).toString('base64url');
      const url = new URL(activationUrl);
      url.searchParams.set('token', token);
      return { url: url.toString(), hash: hashToken(token) };
    },
    newCode: (signUpId) => {
      const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
      return { code, hash: hashCode(signUpId, code) };
    },
  };
};
