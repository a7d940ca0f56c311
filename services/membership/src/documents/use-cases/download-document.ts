import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { addressesOf, type DocumentAddress } from './addresses';
import type { Deps } from './deps';
import { noteTries } from './note-tries';
import { readerOf } from './reading';

/** Makes the address at which the caller reads a document (MEM-05). @throws RuleViolation NOT_FOUND, DOCUMENT_NOT_READY */
export const downloadDocument =
  (deps: Deps) =>
  async ({ caller, documentId }: { caller: Caller; documentId: string }): Promise<DocumentAddress> => {
    const accountId = accountOf(caller);
    const [document] = await deps.documents.byIds([documentId]);
    if (!document || !(await readerOf(deps)(document, accountId))) {
      await noteTries(deps)({ ...caller, accountId }, [documentId]);
      throw new RuleViolation('NOT_FOUND');
    }
    if (document.status !== 'READY') throw new RuleViolation('DOCUMENT_NOT_READY', {}, 'documentId');
    return addressesOf(deps, document, accountId)('file');
  };
