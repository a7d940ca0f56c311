import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { forgoInvoice } from '../../invoices';
import { giveBack } from '../domain/payment';
import type { Deps } from './deps';

/**
 * A fee was never owed (MEM-54): its invoice is closed, and what was paid of it goes back in full, without a request (BIL-05, BIL-07).
 * Again, it changes nothing.
 */
export const forgoFee =
  ({ invoices, payments, rules, clock }: Deps) =>
  async ({ applicationId, kind }: { applicationId: string; kind: 'EXAM' }, tx: Transaction): Promise<void> => {
    const now = clock.now();
    const found = (await invoices.ofApplications([applicationId], tx)).find((one) => one.kind === kind);
    const invoice = found && (await invoices.hold({ id: found.id }, tx));
    if (!invoice) return;
    if (invoice.status === 'PAID' && invoice.receipt)
      await payments.update(invoice.receipt.paymentId, (payment) => giveBack(payment, invoice, rules.posting, now), tx);
    await invoices.update(invoice.id, (state) => forgoInvoice(state, rules.posting, now), tx);
  };
