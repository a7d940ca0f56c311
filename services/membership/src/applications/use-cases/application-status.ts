import { readReference } from '@mumaris/kit/text/read-reference';
import type { Deps } from './deps';

/** Where an application stands, for anyone who holds its number (MEM-40); null where there is none. */
export const applicationStatus =
  ({ applications }: Pick<Deps, 'applications'>) =>
  async ({ number }: { number: string }) =>
    (await applications.findByNumber(readReference(number))) ?? null;
