import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { cancelInvoice, wasPaidAfter } from '../../invoices';
import { giveBack } from '../domain/payment';
import type { Deps } from './deps';

export interface EndedApplication {
  readonly applicationId: string;
  readonly endedAt: Date;
  /** Of one that was rejected: whether it was for the applicant's non-compliance (BIL-08). */
  readonly nonCompliance?: boolean;
}

/**
 * An application ended before its outcome: what it owed at that instant is owed no more, nothing new is asked for, and what was
 * paid after it goes back (BIL-05).
 */
export const endApplication =
  ({ invoices, payments, applications, rules, clock }: Deps) =>
  async ({ applicationId, ...heard }: EndedApplication, tx: Transaction): Promise<void> => {
    const now = clock.now();
    const end = { nonCompliance: heard.nonCompliance ?? null, endedAt: heard.endedAt };
    const { endedAt } = await applications.noteEnd(applicationId, end, tx);
    // An appeal has taken it back before it was heard of (MEM-33).
    if (!endedAt) return;
    for (const { id } of await invoices.ofApplications([applicationId], tx)) {
      const invoice = await invoices.hold({ id }, tx);
      if (!invoice) continue;
      if (invoice.receipt && wasPaidAfter(invoice, endedAt))
        await payments.update(
          invoice.receipt.paymentId,
          (payment) => giveBack(payment, invoice, rules.posting, now),
          tx,
        );
      await invoices.update(id, (state) => cancelInvoice(state, endedAt, rules.posting, now), tx);
    }
  };
