import { RuleViolation } from '@mumaris/kit/errors';
import { type Invoice, isOwedAt, type PaymentRules } from '../../invoices';
import { type Decision, move, type PostingRules } from '../../ledger';
import type { Payment } from './payment';

const assertUnallocated = ({ allocation }: Payment): void => {
  if (allocation.to !== 'UNALLOCATED') throw new RuleViolation('ITEM_SETTLED', {}, 'itemId');
};

/** The posting of money that finance gives to an invoice: what is more than it asks for goes back (BIL-05). */
export const allocatedPosting = (
  { id, amount, excess }: Payment,
  { unallocated, receivable, refundsPayable }: PostingRules,
  at: Date,
) => ({
  cause: { what: 'PAYMENT_ALLOCATED', id } as const,
  at,
  entries: [
    { account: unallocated, debit: amount, credit: 0 },
    { account: receivable, debit: 0, credit: amount - excess },
    ...(excess ? [{ account: refundsPayable, debit: 0, credit: excess }] : []),
  ],
});

/** The posting of unallocated money that finance sends back (BIL-05). */
export const returnedPosting = ({ id, amount }: Payment, { unallocated, refundsPayable }: PostingRules, at: Date) =>
  move({ what: 'PAYMENT_RETURNED', id }, at, amount, { from: refundsPayable, to: unallocated });

/**
 * Finance gives money that arrived under a wrong number, or too much of it, to the invoice that it pays (BIL-05).
 * @throws RuleViolation ITEM_SETTLED, INVOICE_NOT_PAYABLE, AMOUNT_TOO_SMALL
 */
export const allocateByHand = (
  payment: Payment,
  invoice: Invoice,
  { posting, payment: { notPayable } }: { readonly posting: PostingRules; readonly payment: PaymentRules },
  now: Date,
): Decision<Payment> => {
  assertUnallocated(payment);
  if (!isOwedAt(invoice, payment.at)) {
    const why = notPayable[invoice.status === 'ISSUED' ? 'EXPIRED' : invoice.status];
    throw new RuleViolation('INVOICE_NOT_PAYABLE', { why }, 'invoiceNumber');
  }
  const excess = payment.amount - invoice.total;
  if (excess < 0) throw new RuleViolation('AMOUNT_TOO_SMALL', {}, 'settlement');
  const state: Payment = {
    ...payment,
    invoiceId: invoice.id,
    allocation: { to: 'INVOICE', why: null },
    excess,
    owedBack: payment.owedBack + excess,
  };
  return { state, postings: [allocatedPosting(state, posting, now)] };
};

/** Finance sends unallocated money back to its payer (BIL-05). @throws RuleViolation ITEM_SETTLED */
export const returnByHand = (payment: Payment, posting: PostingRules, now: Date): Decision<Payment> => {
  assertUnallocated(payment);
  const state: Payment = {
    ...payment,
    allocation: { to: 'REFUND', why: payment.allocation.why },
    owedBack: payment.owedBack + payment.amount,
  };
  return { state, postings: [returnedPosting(state, posting, now)] };
};
