import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { DeliveryDeps } from './deliver-notice';

/** Forgets how an account was reached that is closed or has lapsed, and what waited for it; it stays known as closed (IDN-15). */
export const forgetRecipient =
  ({ recipients, waiting }: Pick<DeliveryDeps, 'recipients' | 'waiting'>) =>
  async (accountId: string, tx: Transaction): Promise<void> => {
    await recipients.close(accountId, tx);
    await waiting.drop(accountId, tx);
  };
