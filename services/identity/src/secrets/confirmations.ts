import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { plainly } from '@mumaris/kit/text/plain';
import { readDigitCode } from '@mumaris/kit/text/read-code';

/** The pages that links lead to. */
export interface Pages {
  readonly activation: string;
  readonly passwordReset: string;
  readonly emailChange: string;
  readonly invitation: string;
  readonly device: string;
}

/** Makes links and codes; only their hashes are kept (IDN-04, IDN-12). */
export interface Confirmations {
  /** A link to a page with a token of 32 random bytes. */
  newLink(page: keyof Pages): { url: string; hash: string };
  hashToken(token: string): string;
  /** Six random digits for one request. */
  newCode(requestId: string): { code: string; hash: string };
  /** A keyed hash of digits of any kind: six are too few for any other. */
  hashCode(requestId: string, code: string): string;
}

const tokenBytes = 32;
const codeDigits = 6;

export const createConfirmations = (codeKey: Uint8Array, pages: Pages): Confirmations => {
  const hashToken = (token: string) => createHash('sha256').update(plainly(token)).digest('base64url');
  const hashCode = (requestId: string, code: string) =>
    createHmac('sha256', codeKey)
      .update(`code:${requestId}:${readDigitCode(code)}`)
      .digest('base64url');
  return {
    hashToken,
    hashCode,
    newLink: (page) => {
      const token = randomBytes(tokenBytes).toString('base64url');
      const url = new URL(pages[page]);
      url.searchParams.set('token', token);
      return { url: url.toString(), hash: hashToken(token) };
    },
    newCode: (requestId) => {
      const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
      return { code, hash: hashCode(requestId, code) };
    },
  };
};
