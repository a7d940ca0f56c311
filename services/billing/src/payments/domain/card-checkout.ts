import type { CardDecline } from '@mumaris/schemas';
import { type Decision, silent } from '../../ledger';
import type { Checkout, Invoice, PaymentRules } from '../../invoices';

type AskRules = Pick<PaymentRules, 'askAfterCheckoutMinutes'>;

const dayMs = 86_400_000;

/** The page that the payer is to be sent to again: pressing twice must not open two; undefined where one is to be opened. */
export const openCheckout = ({ checkout }: Invoice): Checkout | undefined =>
  checkout && !checkout.declined ? checkout : undefined;

/** Which page of an invoice the next one is; part of the idempotency key, so that a lost answer opens no second page. */
export const nextAttempt = ({ checkout }: Invoice): number => (checkout?.attempt ?? 0) + 1;

/** A page as the provider opened it. */
export type OpenedPage = Pick<Checkout, 'attempt' | 'id' | 'url'>;

/** When the provider is asked again: after as long as the page has been open, within bounds. */
const nextQuestion = (openedAt: Date, { askAfterCheckoutMinutes }: AskRules, now: Date): Date => {
  const open = now.getTime() - openedAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(open, askAfterCheckoutMinutes * 60_000), dayMs));
};

/** Keeps the page that the provider opened; one that a parallel press has kept already stays. */
export const keepCheckout = (invoice: Invoice, opened: OpenedPage, rules: AskRules, now: Date): Decision<Invoice> => {
  if (opened.attempt !== nextAttempt(invoice) || openCheckout(invoice)) return silent(invoice);
  const checkout = { ...opened, declined: false, why: null, openedAt: now, askAt: nextQuestion(now, rules, now) };
  return silent({ ...invoice, checkout });
};

/** No card was charged on the page: the next press opens a new one. What is told of an earlier page changes nothing. */
export const declineCheckout = (invoice: Invoice, checkoutId: string, why: CardDecline): Decision<Invoice> => {
  const checkout = openCheckout(invoice);
  return checkout?.id === checkoutId
    ? silent({ ...invoice, checkout: { ...checkout, declined: true, why } })
    : silent(invoice);
};

/** The provider was asked, and the payer may still pay on the page. */
export const askLater = (invoice: Invoice, checkoutId: string, rules: AskRules, now: Date): Decision<Invoice> => {
  const checkout = openCheckout(invoice);
  if (checkout?.id !== checkoutId) return silent(invoice);
  const askAt = nextQuestion(checkout.openedAt ?? invoice.issuedAt, rules, now);
  return silent({ ...invoice, checkout: { ...checkout, askAt } });
};

/** Why the payer's last card was not charged, while the invoice can still be paid; null where there is nothing to say. */
export const lastDecline = ({ status, checkout }: Invoice): CardDecline | null =>
  status === 'ISSUED' && checkout?.declined ? (checkout.why ?? 'OTHER') : null;
