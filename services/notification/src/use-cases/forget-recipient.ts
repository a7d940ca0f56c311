import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { DeliveryDeps } from './deliver-notice';

/** Forgets how a closed account was reached, and what waited for it; it stays known as closed (IDN-15). */
export const forgetRecipient =
  ({ recipients, waiting }: Pick<DeliveryDeps, 'recipients' | 'waiting'>) =>
  async (accountId: string, tx: Transaction): Promise<void> => {
    await recipients.close(accountId, tx);
    await waiting.drop(accountId, tx);
  };
