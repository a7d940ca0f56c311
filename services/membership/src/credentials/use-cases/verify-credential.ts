import { createHash, timingSafeEqual } from 'node:crypto';
import { readLetterCode } from '@mumaris/kit/text/read-code';
import { readReference } from '@mumaris/kit/text/read-reference';
import type { Deps } from './deps';

const hashOf = (code: string) => createHash('sha256').update(code).digest();

/** The document of a number, for anyone who holds its code too (MEM-61); null where one of the two is wrong. */
export const verifyCredential =
  ({ credentials }: Pick<Deps, 'credentials'>) =>
  async ({ number, code }: { number: string; code: string }) => {
    const credential = await credentials.findByNumber(readReference(number));
    // An unknown number is compared too: the time taken does not tell which of the two was wrong.
    const right = timingSafeEqual(hashOf(credential?.code ?? ''), hashOf(readLetterCode(code)));
    return credential && right ? credential : null;
  };
