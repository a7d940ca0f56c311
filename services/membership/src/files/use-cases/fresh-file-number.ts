import { newNumber } from '@mumaris/kit/id';
import type { Deps } from './deps';

/** A file number that no file from before has (MEM-01, IDN-16). */
export const freshFileNumber =
  ({ files }: Pick<Deps, 'files'>) =>
  async (): Promise<string> => {
    for (;;) {
      const number = newNumber('F');
      if (!(await files.hasFileNumber(number))) return number;
    }
  };
