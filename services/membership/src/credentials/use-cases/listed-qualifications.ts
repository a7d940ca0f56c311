import type { Credential } from '../domain/credential';
import type { Credentials } from '../store/credential.repository';

type Listed = Credential<'LISTED_QUALIFICATION'>;

/**
 * Tells what has joined the list of specialties (MEM-14), whichever replica granted it: counted each time, read and told where the number has
 * changed.
 */
export const followListed = (
  { countListed, allListed }: Pick<Credentials, 'countListed' | 'allListed'>,
  tell: (listed: readonly Listed[]) => void,
) => {
  let known = 0;
  return async (): Promise<void> => {
    if ((await countListed()) === known) return;
    const listed = await allListed();
    tell(listed);
    known = listed.length;
  };
};
