import { RuleViolation } from '@mumaris/kit/errors';
import type { Deps } from './deps';

/** Opens no second file for who has one from before under the account's ID document. @throws RuleViolation FILE_FROM_BEFORE (IDN-16) */
export const assertNoFileWaits =
  ({ files, knownDocuments }: Pick<Deps, 'files' | 'knownDocuments'>) =>
  async (accountId: string): Promise<void> => {
    const documentIndex = await knownDocuments.find(accountId);
    if (documentIndex && (await files.isUnclaimed(documentIndex))) throw new RuleViolation('FILE_FROM_BEFORE');
  };
