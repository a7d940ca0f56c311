import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Practitioner, setPhoto } from '../../profile';
import { assertPhoto } from '../domain/photo';
import type { Deps } from './deps';
import { noteTries } from './note-tries';

/** Makes a document of the caller's the photo of the profile (MEM-01). @throws RuleViolation UNKNOWN_DOCUMENT, WRONG_DOCUMENT_TYPE, DOCUMENT_NOT_READY */
export const choosePhoto =
  (deps: Deps) =>
  ({ caller, documentId }: { caller: Caller; documentId: string }): Promise<Practitioner> => {
    const { documents, documentTypes, practitioners, transact } = deps;
    const accountId = accountOf(caller);
    return transact(async (tx) => {
      const [document] = await documents.byIds([documentId], tx);
      if (document?.accountId !== accountId) {
        await noteTries(deps)({ ...caller, accountId }, [documentId]);
        throw new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentId');
      }
      assertPhoto(document, documentTypes);
      // Written as it is: a removal at the same moment then sees the choice, or the choice the removal.
      await documents.update(documentId, (one) => ({ state: { ...one } }), tx);
      return practitioners.update(document.practitionerId, (own) => setPhoto(own, documentId), tx);
    });
  };

/** Takes the photo of the caller's profile away; the document stays (MEM-01). @throws RuleViolation PROFILE_FIRST */
export const removePhoto =
  ({ practitioners }: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<Practitioner> => {
    const [own] = await practitioners.byAccountIds([accountOf(caller)]);
    if (!own) throw new RuleViolation('PROFILE_FIRST');
    return practitioners.update(own.id, (one) => setPhoto(one, null));
  };
