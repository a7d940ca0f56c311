import { createHash, randomInt } from 'node:crypto';
import { readLetterCode } from '@mumaris/kit/text/read-code';

/** Codes that take the place of an authenticator app, once each; only their hashes are kept (IDN-14). */
export interface RecoveryCodes {
  /** Codes of 60 random bits, such as `7K3M-9QXD-2WTF`. */
  make(accountId: string, count: number): { codes: string[]; hashes: string[] };
  /** Upper and lower case, the kind of digits, blanks and dashes make no difference, nor do letters that look like digits. */
  hash(accountId: string, code: string): string;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32
const groups = 3;
const groupLength = 4;

const newGroup = () => Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

export const createRecoveryCodes = (): RecoveryCodes => {
  // 60 random bits need no keyed hash, and so no key whose change would end them.
  const hash = (accountId: string, code: string) =>
    createHash('sha256')
      .update(`recovery:${accountId}:${readLetterCode(code)}`)
      .digest('base64url');
  return {
    hash,
    make: (accountId, count) => {
      const codes = Array.from({ length: count }, () => Array.from({ length: groups }, newGroup).join('-'));
      return { codes, hashes: codes.map((code) => hash(accountId, code)) };
    },
  };
};
