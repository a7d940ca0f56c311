import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Recipient } from '../domain/recipient';
import { type DeliveryDeps, writeNotice } from './deliver-notice';

/**
 * Keeps how an account is reached from now on, and delivers what waited for it, oldest first. What a newer event of the
 * account has said already, or the end of the account, stands (IDN-11, IDN-15).
 * @param sequence the event's place among those of the account
 */
export const keepRecipient =
  (deps: DeliveryDeps) =>
  async (recipient: Recipient, sequence: number, tx: Transaction): Promise<void> => {
    if (!(await deps.recipients.save(recipient, sequence, tx))) return;
    for (const notice of await deps.waiting.take(recipient.accountId, tx))
      await writeNotice(deps)(notice, recipient, tx);
  };
