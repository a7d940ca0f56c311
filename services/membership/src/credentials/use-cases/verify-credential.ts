import { createHash, timingSafeEqual } from 'node:crypto';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import { readLetterCode } from '@mumaris/kit/text/read-code';
import { readReference } from '@mumaris/kit/text/read-reference';
import type { Deps } from './deps';

const hashOf = (code: string) => createHash('sha256').update(code).digest();

/**
 * The document of a number, for anyone who holds its code too (MEM-61); null where one of the two is wrong. Only what is wrong counts
 * for the number in the end: a document that is checked all day is checked on.
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const verifyCredential =
  ({ credentials, lookUps }: Pick<Deps, 'credentials' | 'lookUps'>, asker: Asker) =>
  async ({ number: typed, code }: { number: string; code: string }) => {
    const number = readReference(typed);
    await lookUps.verifyCredential.take(number, asker);
    const credential = await credentials.findByNumber(number);
    // An unknown number is compared too: the time taken does not tell which of the two was wrong.
    const right = timingSafeEqual(hashOf(credential?.code ?? ''), hashOf(readLetterCode(code)));
    if (!credential || !right) return null;
    await lookUps.verifyCredential.giveBack(number, asker);
    return credential;
  };
