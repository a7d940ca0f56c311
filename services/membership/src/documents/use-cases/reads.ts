import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { batchOne } from '@mumaris/kit/batch';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import type { Document } from '../domain/document';
import { addressesOf } from './addresses';
import type { Deps } from './deps';
import { noteTries } from './note-tries';
import { readerOf } from './reading';

const isVisible = visible<Document>('membership', 'Document');

/** What one request reads of documents: batched over its whole operation, and each authorised (MEM-05). */
export const createDocumentReads = (deps: Deps, caller: Caller) => {
  const { documents, documentReads, documentTypes, arrivals } = deps;
  const byId = batchVisible(isVisible(caller), documents.byIds, ({ id }) => id);
  const offset = batchOne(
    async (ids: readonly string[]) => [...(await arrivals.offsets(ids))].map(([id, bytes]) => ({ id, bytes })),
    ({ id }) => id,
  );
  const isReader = async (document: Document): Promise<boolean> =>
    Boolean(caller.accountId && (await readerOf(deps)(document, caller.accountId)));
  return {
    byId,
    types: documentTypes,
    largestBytes: deps.uploadRules.largestBytes,
    /** One that the caller may read. @throws RuleViolation NOT_FOUND */
    get: async (id: string): Promise<Document> => {
      const document = await byId.find(id);
      if (document && (await isReader(document))) return document;
      const { accountId } = caller;
      if (accountId) await noteTries(deps)({ ...caller, accountId }, [id]);
      throw new RuleViolation('NOT_FOUND');
    },
    pageOf: (practitionerId: string, page: PageArguments) => documents.ofPractitioner(practitionerId, page),
    readsOf: (documentId: string, page: PageArguments) => documentReads.page(documentId, page),
    received: async (id: string): Promise<number> => (await offset.load(id))?.bytes ?? 0,
    previewsOf: async (document: Document) => {
      if (document.status !== 'READY' || !document.previews || !(await isReader(document))) return [];
      const addressOf = addressesOf(deps, document, caller.accountId ?? '');
      return Array.from({ length: document.previews }, (_, index) => ({
        page: index + 1,
        address: addressOf(index + 1),
      }));
    },
  };
};

export type DocumentReadsOfRequest = ReturnType<typeof createDocumentReads>;
