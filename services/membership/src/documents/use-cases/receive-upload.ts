import type { Document } from '../domain/document';
import { receive } from '../domain/document';
import { checkTask } from './check-task';
import type { Deps } from './deps';

/**
 * All bytes of a document are here: it is checked after the commit, also when this process ends then. Told twice, it is checked once.
 * @throws RuleViolation NOT_FOUND
 */
export const receiveUpload =
  ({ documents, arrivals, tasks, transact }: Pick<Deps, 'documents' | 'arrivals' | 'tasks' | 'transact'>) =>
  async (id: string): Promise<Document> => {
    const document = await transact(async (tx) => {
      const received = await documents.update(id, receive, tx);
      if (received.status === 'CHECKING') await tasks.add([checkTask(id)], tx);
      return received;
    });
    await arrivals.markTold(id);
    return document;
  };
