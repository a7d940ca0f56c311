import type { Caller } from '@mumaris/kit/auth/caller';
import type { Language } from '@mumaris/schemas';
import type { Deps } from './deps';

/**
 * A code to read or hear (IDN-03), so many for one address: drawing costs, and a robot that reads some gets no more.
 * @throws RuleViolation TOO_MANY_TRIES_HERE, TRY_AGAIN
 */
export const newHumanCode =
  ({ human, limits }: Pick<Deps, 'human' | 'limits'>) =>
  async (language: Language, { address }: Caller) => {
    await limits.take('humanCode', { address });
    return human.newCode(language);
  };
