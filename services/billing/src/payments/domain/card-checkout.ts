import { type Decision, silent } from '../../ledger';
import type { Checkout, Invoice } from '../../invoices';

/** The page that the payer is to be sent to again: pressing twice must not open two; undefined where one is to be opened. */
export const openCheckout = ({ checkout }: Invoice): Checkout | undefined =>
  checkout && !checkout.declined ? checkout : undefined;

/** Which page of an invoice the next one is; part of the idempotency key, so that a lost answer opens no second page. */
export const nextAttempt = ({ checkout }: Invoice): number => (checkout?.attempt ?? 0) + 1;

/** Keeps the page that the provider opened; one that a parallel press has kept already stays. */
export const keepCheckout = (invoice: Invoice, opened: Omit<Checkout, 'declined'>): Decision<Invoice> =>
  opened.attempt === nextAttempt(invoice) && !openCheckout(invoice)
    ? silent({ ...invoice, checkout: { ...opened, declined: false } })
    : silent(invoice);

/** The card was declined: the next press opens a new page. A notice of an earlier page changes nothing. */
export const declineCheckout = (invoice: Invoice, checkoutId: string): Decision<Invoice> =>
  openCheckout(invoice)?.id === checkoutId
    ? silent({ ...invoice, checkout: { ...(invoice.checkout as Checkout), declined: true } })
    : silent(invoice);
