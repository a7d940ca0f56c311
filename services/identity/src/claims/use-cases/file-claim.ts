import type { Asker } from '@mumaris/kit/limits/look-ups';
import { readReference } from '@mumaris/kit/text/read-reference';
import type { Deps } from './deps';

/**
 * How far a claim is, for anyone who holds its request number (IDN-16); null where there is none with it.
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const fileClaim =
  ({ claims, lookUps }: Pick<Deps, 'claims' | 'lookUps'>) =>
  async (typed: string, asker: Asker) => {
    const number = readReference(typed);
    await lookUps.fileClaim.take(number, asker);
    return (await claims.findByNumber(number)) ?? null;
  };
