import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Recipient } from '../domain/recipient';
import { type DeliveryDeps, writeNotice } from './deliver-notice';

/** Keeps whom an account's messages go to, and delivers what waited for it, oldest first. */
export const registerRecipient =
  (deps: DeliveryDeps) =>
  async (recipient: Recipient, tx: Transaction): Promise<void> => {
    await deps.recipients.save(recipient, tx);
    for (const notice of await deps.waiting.take(recipient.accountId, tx))
      await writeNotice(deps)(notice, recipient, tx);
  };
