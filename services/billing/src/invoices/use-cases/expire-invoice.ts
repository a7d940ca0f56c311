import { expireInvoice as expire } from '../domain/close-invoice';
import type { Deps } from './deps';

/** Ends an invoice whose time to pay is over (BIL-03, BIL-04). Again, or when it was just paid, changes nothing. */
export const expireInvoice =
  ({ invoices, rules, clock }: Deps) =>
  (invoiceId: string) =>
    invoices.update(invoiceId, (invoice) => expire(invoice, rules.posting, clock.now()));
