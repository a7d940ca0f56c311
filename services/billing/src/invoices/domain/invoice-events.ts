import {
  InvoiceDueSoonV1,
  InvoiceExpiredV1,
  InvoiceIssuedV1,
  InvoicePaidV1,
  InvoiceWaivedV1,
  type NewEvent,
} from '@mumaris/schemas';
import { type Invoice, type Receipt, sumOfLines, type Waiver } from './invoice';

/** Halalas as contracts write money. */
export const riyals = (amount: number): { amount: number; currency: 'SAR' } => ({ amount, currency: 'SAR' });

const facts = ({ id, number, kind, applicationId, accountId, total }: Invoice) => ({
  invoiceId: id,
  number,
  kind,
  applicationId,
  accountId,
  total: riyals(total),
});

/** A fee is to be paid. */
export const invoiceIssued = (invoice: Invoice, billerCode: string): NewEvent =>
  InvoiceIssuedV1.of({
    ...facts(invoice),
    dueAt: invoice.dueAt.toISOString(),
    billerCode,
    billNumber: invoice.billNumber,
  });

/** A fee was paid in full. */
export const invoicePaid = (invoice: Invoice, paidAt: Date, { method, number }: Receipt): NewEvent =>
  InvoicePaidV1.of({ ...facts(invoice), paidAt: paidAt.toISOString(), method, receiptNumber: number });

/** The time to pay a fee is over soon (BIL-03, BIL-04). */
export const invoiceDueSoon = (invoice: Invoice): NewEvent =>
  InvoiceDueSoonV1.of({ ...facts(invoice), dueAt: invoice.dueAt.toISOString() });

/** A fee was not paid in time (BIL-03, BIL-04). */
export const invoiceExpired = (invoice: Invoice): NewEvent =>
  InvoiceExpiredV1.of({ ...facts(invoice), dueAt: invoice.dueAt.toISOString() });

/** A fee is not to be paid: its payer is exempt (BIL-06). @returns with what would have been owed */
export const invoiceWaived = (invoice: Invoice, { decision }: Waiver): NewEvent =>
  InvoiceWaivedV1.of({ ...facts(invoice), total: riyals(sumOfLines(invoice)), decision });
