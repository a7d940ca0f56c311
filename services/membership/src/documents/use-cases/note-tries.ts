import type { Asker } from '../domain/asker';
import type { Deps } from './deps';

/**
 * Notes that somebody asked for documents that are not their own (MEM-05). Whether there are such documents makes no difference, else what is told
 * of the try would tell that.
 */
export const noteTries =
  ({ documents, documentTries }: Pick<Deps, 'documents' | 'documentTries'>) =>
  async (asker: Asker, documentIds: readonly string[]): Promise<void> => {
    const found = await Promise.all(documentIds.map((id) => documents.find(id)));
    if (found.some((document) => document?.accountId !== asker.accountId)) await documentTries.note(asker);
  };
