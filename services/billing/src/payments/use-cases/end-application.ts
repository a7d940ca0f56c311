import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { cancelInvoice, wasPaidAfter } from '../../invoices';
import { giveBack } from '../domain/payment';
import type { Deps } from './deps';

/**
 * An application ended before its outcome: what it owed at that instant is owed no more, nothing new is asked for, and what was
 * paid after it goes back (BIL-05).
 */
export const endApplication =
  ({ invoices, payments, ended, rules, clock }: Deps) =>
  async (applicationId: string, endedAt: Date, tx: Transaction): Promise<void> => {
    const now = clock.now();
    await ended.add(applicationId, endedAt, tx);
    for (const { id } of await invoices.ofApplications([applicationId], tx)) {
      const invoice = await invoices.hold({ id }, tx);
      if (!invoice) continue;
      if (invoice.receipt && wasPaidAfter(invoice, endedAt))
        await payments.update(invoice.receipt.paymentId, (payment) => giveBack(payment, rules.posting, now), tx);
      await invoices.update(id, (state) => cancelInvoice(state, endedAt, rules.posting, now), tx);
    }
  };
