import { RuleViolation } from '@mumaris/kit/errors';
import type { Deps } from './deps';

/** Opens no second file for who has one from before under the account's ID document. @throws RuleViolation FILE_FROM_BEFORE (IDN-16) */
export const assertNoFileWaits =
  ({ files, knownDocuments }: Pick<Deps, 'files' | 'knownDocuments'>) =>
  async (accountId: string): Promise<void> => {
    const known = await knownDocuments.find(accountId);
    if (known && (await files.isUnclaimed(known.documentIndex))) throw new RuleViolation('FILE_FROM_BEFORE');
  };
