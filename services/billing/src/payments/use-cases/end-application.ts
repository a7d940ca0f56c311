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
  async ({ applicationId, nonCompliance, ...heard }: EndedApplication, tx: Transaction): Promise<void> => {
    const now = clock.now();
    const end = { ...heard, ...(nonCompliance !== undefined && { nonCompliance }) };
    // The first word on its end stands.
    const endedAt = (await applications.note(applicationId, end, tx)).endedAt ?? heard.endedAt;
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
