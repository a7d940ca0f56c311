import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { cancelInvoice } from '../domain/close-invoice';
import type { Deps } from './deps';

/** An application ended before its outcome: what it still owes is owed no more, and nothing new is asked for. */
export const endApplication =
  ({ invoices, ended, rules, clock }: Deps) =>
  async (applicationId: string, tx: Transaction): Promise<void> => {
    const now = clock.now();
    await ended.add(applicationId, now, tx);
    for (const { id } of await invoices.ofApplications([applicationId], tx))
      await invoices.update(id, (invoice) => cancelInvoice(invoice, rules.posting, now), tx);
  };
