import type { NewEvent } from '@mumaris/schemas';
import { type Decision, type PostingRules, silent } from '../../ledger';
import { type Invoice, isPastDue, type Waiver } from './invoice';
import { invoiceExpired, invoiceWaived } from './invoice-events';
import { bookIncome } from './invoice-income';

/** What was asked for is not owed any more: the issue is booked back. */
const close = (
  invoice: Invoice,
  status: 'EXPIRED' | 'CANCELLED',
  events: readonly NewEvent[],
  rules: PostingRules,
  { closedAt, now }: { readonly closedAt: Date; readonly now: Date },
): Decision<Invoice> => {
  const posting = bookIncome('INVOICE_CLOSED', invoice, rules, now, true);
  return { state: { ...invoice, status, closedAt, paidAt: null, receipt: null }, events, postings: [posting] };
};

/** Ends an invoice that was not paid in time (BIL-03, BIL-04); leaves every other as it is. */
export const expireInvoice = (invoice: Invoice, rules: PostingRules, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' && isPastDue(invoice, now)
    ? close(invoice, 'EXPIRED', [invoiceExpired(invoice)], rules, { closedAt: now, now })
    : silent(invoice);

/** Whether an invoice was paid when its application had ended already: the payment was only heard of first. */
export const wasPaidAfter = ({ status, paidAt }: Invoice, endedAt: Date): boolean =>
  status === 'PAID' && paidAt !== null && paidAt.getTime() >= endedAt.getTime();

/** Ends an invoice that was not paid when its application ended; leaves every other as it is (BIL-05). */
export const cancelInvoice = (invoice: Invoice, endedAt: Date, rules: PostingRules, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' || wasPaidAfter(invoice, endedAt)
    ? close(invoice, 'CANCELLED', [], rules, { closedAt: endedAt, now })
    : silent(invoice);

/**
 * Ends an invoice for what was never owed, paid or not; leaves every other as it is. It counts as closed since its issue, so that what was paid
 * and is heard of later goes back too (BIL-05, MEM-54).
 */
export const forgoInvoice = (invoice: Invoice, rules: PostingRules, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' || invoice.status === 'PAID'
    ? close(invoice, 'CANCELLED', [], rules, { closedAt: invoice.issuedAt, now })
    : silent(invoice);

/** Waives an open invoice whose payer was exempted since; leaves every other as it is: what was paid is asked back (BIL-06, BIL-08). */
export const waiveInvoice = (invoice: Invoice, waiver: Waiver, rules: PostingRules, now: Date): Decision<Invoice> => {
  if (invoice.status !== 'ISSUED') return silent(invoice);
  const posting = bookIncome('INVOICE_CLOSED', invoice, rules, now, true);
  const state: Invoice = { ...invoice, status: 'WAIVED', total: 0, waiver, closedAt: now };
  return { state, events: [invoiceWaived(state, waiver)], postings: [posting] };
};
