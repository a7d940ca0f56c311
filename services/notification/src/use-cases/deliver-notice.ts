import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { composeInbox } from '../domain/compose';
import type { AccountNotice } from '../domain/notice';
import { closed, type Recipient } from '../domain/recipient';
import { templateOf } from '../domain/template';
import type { Messages } from '../store/message.repository';
import type { Recipients } from '../store/recipient.repository';
import type { Waiting } from '../store/waiting.repository';
import { tellContact, type TellingDeps } from './tell-contact';

export interface DeliveryDeps extends TellingDeps {
  recipients: Recipients;
  waiting: Waiting;
  messages: Messages;
}

/** Writes a notice down for each channel of its template: the inbox message itself, and a task for each way out. */
export const writeNotice =
  (deps: DeliveryDeps) =>
  async (notice: AccountNotice, { accountId, language }: Recipient, tx: Transaction): Promise<void> => {
    const { eventId, about, data, at } = notice;
    if (templateOf(deps.book, about).channels.includes('INBOX')) {
      const text = composeInbox({ about, facts: data, language }, deps.book);
      const id = newId('msg');
      await deps.messages.add({ id, accountId, ...text, language, about, eventId, read: false, sentAt: at }, tx);
    }
    await tellContact(deps)(notice, tx);
  };

/**
 * Delivers a notice, or keeps it until its recipient is known: nothing is lost when topics overtake each other. Of a
 * closed account there is nobody left to tell.
 */
export const deliverNotice =
  (deps: DeliveryDeps) =>
  async (notice: AccountNotice, tx: Transaction): Promise<void> => {
    const recipient = await deps.recipients.find(notice.accountId, tx);
    if (recipient === closed) return;
    if (recipient) return writeNotice(deps)(notice, recipient, tx);
    await deps.recipients.expect(notice.accountId, tx);
    await deps.waiting.add(notice, tx);
  };
