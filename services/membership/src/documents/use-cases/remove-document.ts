import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Document, remove } from '../domain/document';
import type { Deps } from './deps';

/** Removes a document of the caller's and its bytes (MEM-05). @throws RuleViolation NOT_FOUND, DOCUMENT_IN_USE */
export const removeDocument =
  ({ documents, practitioners, arrivals, contents, uploadRules, clock, transact, inUse }: Deps) =>
  async ({ caller, documentId: id }: { caller: Caller; documentId: string }): Promise<Document> => {
    const isHandedIn = await inUse(id);
    const { removed, contentId } = await transact(async (tx) => {
      const document = await documents.get(id, tx);
      assertOwner(caller, document);
      if (document.status === 'REMOVED') throw new RuleViolation('NOT_FOUND');
      const { photoId } = await practitioners.get(document.practitionerId, tx);
      const isInUse = isHandedIn || photoId === id;
      await arrivals.release(id, tx);
      if (document.contentId) await contents.release(document.contentId, tx);
      const removed = await documents.update(id, (one) => remove(one, isInUse, uploadRules, clock.now()), tx);
      return { removed, contentId: document.contentId };
    });
    await arrivals.clear(id);
    if (contentId) await contents.clear(contentId);
    return removed;
  };
