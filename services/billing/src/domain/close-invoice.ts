import type { NewEvent } from '@mumaris/schemas';
import { type Decision, silent } from './decision';
import { type Invoice, isPastDue } from './invoice';
import { invoiceExpired } from './invoice-events';
import { move, type PostingRules } from './ledger';

/** What was asked for is not owed any more: the issue is booked back. */
const close = (
  invoice: Invoice,
  status: 'EXPIRED' | 'CANCELLED',
  events: readonly NewEvent[],
  { receivable, income }: PostingRules,
  now: Date,
): Decision<Invoice> => {
  const { id, kind, total } = invoice;
  const posting = move({ what: 'INVOICE_CLOSED', id }, now, total, { from: receivable, to: income[kind] });
  return { state: { ...invoice, status, closedAt: now }, events, postings: [posting] };
};

/** Ends an invoice that was not paid in time (BIL-03, BIL-04); leaves every other as it is. */
export const expireInvoice = (invoice: Invoice, rules: PostingRules, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' && isPastDue(invoice, now)
    ? close(invoice, 'EXPIRED', [invoiceExpired(invoice)], rules, now)
    : silent(invoice);

/** Ends an open invoice whose application ended; leaves every other as it is. */
export const cancelInvoice = (invoice: Invoice, rules: PostingRules, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' ? close(invoice, 'CANCELLED', [], rules, now) : silent(invoice);
