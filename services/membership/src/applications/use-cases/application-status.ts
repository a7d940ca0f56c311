import type { Asker } from '@mumaris/kit/limits/look-ups';
import { readReference } from '@mumaris/kit/text/read-reference';
import type { Deps } from './deps';

/**
 * Where an application stands, for anyone who holds its number (MEM-40); null where there is none.
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const applicationStatus =
  ({ applications, lookUps }: Pick<Deps, 'applications' | 'lookUps'>, asker: Asker) =>
  async ({ number: typed }: { number: string }) => {
    const number = readReference(typed);
    await lookUps.applicationStatus.take(number, asker);
    return (await applications.findByNumber(number)) ?? null;
  };
