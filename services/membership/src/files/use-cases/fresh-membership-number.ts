import { newNumber } from '@mumaris/kit/id';
import type { Deps } from './deps';

/** A membership number that nobody has, nor a file from before (MEM-12, IDN-16). */
export const freshMembershipNumber =
  ({ files, practitioners }: Pick<Deps, 'files' | 'practitioners'>) =>
  async (): Promise<string> => {
    for (;;) {
      const number = newNumber('M');
      const taken = await Promise.all([
        practitioners.hasMembershipNumber(number),
        files.findByRegistrationNumber(number),
      ]);
      if (!taken.some(Boolean)) return number;
    }
  };
