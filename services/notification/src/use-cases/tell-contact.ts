import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Tasks } from '@mumaris/kit/tasks';
import type { Notice } from '../domain/notice';
import { outsideOf, type Phrasebook, templateOf } from '../domain/template';

export interface TellingDeps {
  book: Phrasebook;
  tasks: Tasks;
}

/**
 * Writes down a task for each way out that a notice's template names; the task's key makes it one for each event and
 * channel (NTF-03). Secrets and contacts stay sealed (NTF-05). All that a message to a sealed contact needs.
 */
export const tellContact =
  ({ book, tasks }: TellingDeps) =>
  (notice: Notice, tx: Transaction): Promise<void> =>
    tasks.add(
      outsideOf(templateOf(book, notice.about)).map((kind) => ({
        key: `${notice.eventId}:${kind}`,
        kind,
        payload: notice,
      })),
      tx,
    );
