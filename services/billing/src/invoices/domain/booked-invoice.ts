import type { InvoiceStatus } from '@mumaris/schemas';
import type { Booked, PostingRules } from '../../ledger';
import type { Invoice } from './invoice';
import { bookIncome } from './invoice-income';

/** What the ledger has to hold of an invoice, by what it is now (BIL-10). */
export const bookedInvoice = (invoice: Invoice, rules: PostingRules): Booked => {
  const { id, number, status, issuedAt } = invoice;
  const issued = bookIncome('INVOICE_ISSUED', invoice, rules, issuedAt);
  const closed = bookIncome('INVOICE_CLOSED', invoice, rules, issuedAt, true);
  const reopened = bookIncome('INVOICE_REOPENED', invoice, rules, issuedAt);
  const ways = {
    ISSUED: [[issued]],
    // The payment may have been heard of after the end of the application that it came before (BIL-05).
    PAID: [[issued], [issued, closed, reopened]],
    EXPIRED: [[issued, closed]],
    CANCELLED: [[issued, closed]],
    // Nothing was owed: no posting of zero; or it was, until its payer was exempted (BIL-06).
    WAIVED: [[], [issued, closed]],
  } satisfies Record<InvoiceStatus, Booked['ways']>;
  return { id, name: number, ways: ways[status] };
};
