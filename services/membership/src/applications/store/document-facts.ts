import { type Documents, isAttachable, isSubmittable } from '../../documents';
import type { DocumentFacts } from './journeys';

/** Reads documents of an account as rules look at them: those that can be attached (MEM-05). */
export const readDocumentFacts =
  (documents: Documents): DocumentFacts =>
  async (accountId, ids, tx) => {
    if (!ids.length) return [];
    const found = await documents.byIds(ids, tx);
    return found
      .filter((document) => document.accountId === accountId && isAttachable(document))
      .map(({ id, type, status, sha256, issuedOn, expiresOn, takenOn }) => ({
        id,
        type,
        ready: isSubmittable({ status }),
        sha256,
        issuedOn,
        expiresOn,
        takenOn,
      }));
  };
