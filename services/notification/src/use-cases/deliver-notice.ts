import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Tasks } from '@mumaris/kit/tasks';
import { composeInbox } from '../domain/compose';
import type { Notice } from '../domain/notice';
import type { Recipient } from '../domain/recipient';
import { type Phrasebook, templateOf } from '../domain/template';
import type { Messages } from '../store/message.repository';
import type { Recipients } from '../store/recipient.repository';
import type { Waiting } from '../store/waiting.repository';

export interface DeliveryDeps {
  book: Phrasebook;
  recipients: Recipients;
  waiting: Waiting;
  messages: Messages;
  tasks: Tasks;
}

/**
 * Writes a notice down for each channel of its template: the inbox message itself, and a task for an e-mail or an SMS,
 * whose key makes it one for each event and channel (NTF-03). Secrets stay sealed (NTF-05).
 */
export const writeNotice =
  ({ book, messages, tasks }: DeliveryDeps) =>
  async (notice: Notice, { accountId, language }: Recipient, tx: Transaction): Promise<void> => {
    const { eventId, about, data, at } = notice;
    const { channels } = templateOf(book, about);
    if (channels.includes('INBOX')) {
      const text = composeInbox({ about, facts: data, language }, book);
      const id = newId('msg');
      await messages.add({ id, accountId, ...text, language, about, eventId, read: false, sentAt: at }, tx);
    }
    const outside = channels.filter((channel) => channel !== 'INBOX');
    await tasks.add(
      outside.map((kind) => ({ key: `${eventId}:${kind}`, kind, payload: notice })),
      tx,
    );
  };

/** Delivers a notice, or keeps it until its recipient is known: nothing is lost when topics overtake each other. */
export const deliverNotice =
  (deps: DeliveryDeps) =>
  async (notice: Notice, tx: Transaction): Promise<void> => {
    const recipient = await deps.recipients.find(notice.accountId, tx);
    if (recipient) return writeNotice(deps)(notice, recipient, tx);
    await deps.recipients.expect(notice.accountId, tx);
    await deps.waiting.add(notice, tx);
  };
