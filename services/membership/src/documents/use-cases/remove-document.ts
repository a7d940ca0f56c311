import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Practitioner } from '../../profile';
import { type Document, remove } from '../domain/document';
import type { Deps } from './deps';
import { noteTries } from './note-tries';

const isOnProfile = ({ photoId, experiences, licences, qualifications }: Practitioner, id: string): boolean =>
  photoId === id ||
  [...experiences, ...licences, ...qualifications].some(({ documentIds }) => documentIds.includes(id));

/** Removes a document of the caller's and its bytes (MEM-05). @throws RuleViolation NOT_FOUND, DOCUMENT_IN_USE */
export const removeDocument =
  (deps: Deps) =>
  async ({ caller, documentId: id }: { caller: Caller; documentId: string }): Promise<Document> => {
    const { documents, practitioners, arrivals, contents, uploadRules, clock, transact, inUse } = deps;
    const accountId = accountOf(caller);
    const [own] = await documents.byIds([id]);
    if (own?.accountId !== accountId) {
      await noteTries(deps)({ ...caller, accountId }, [id]);
      throw new RuleViolation('NOT_FOUND');
    }
    const isHandedIn = await inUse(id);
    const { removed, contentId } = await transact(async (tx) => {
      const document = await documents.get(id, tx);
      if (document.status === 'REMOVED') throw new RuleViolation('NOT_FOUND');
      const isInUse = isHandedIn || isOnProfile(await practitioners.get(document.practitionerId, tx), id);
      await arrivals.release(id, tx);
      if (document.contentId) await contents.release(document.contentId, tx);
      const removed = await documents.update(id, (one) => remove(one, isInUse, uploadRules, clock.now()), tx);
      return { removed, contentId: document.contentId };
    });
    await arrivals.clear(id);
    if (contentId) await contents.clear(contentId);
    return removed;
  };
