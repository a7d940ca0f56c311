import type { OpenItemKind, PaymentMethod } from '@mumaris/schemas';
import type { Payment, PaymentNotice } from './payment';

/** Something that a provider told and that a person of the finance department has to look into (BIL-05). */
export interface OpenItem {
  readonly id: string;
  readonly kind: OpenItemKind;
  readonly method: PaymentMethod;
  readonly providerPaymentId: string;
  /** What the payer paid by: the bill number, or the invoice number at the card provider. */
  readonly reference: string;
  /** In the smallest unit of its currency. */
  readonly amount: number;
  readonly currency: string;
  /** The payment that was booked; null where nothing was. */
  readonly paymentId: string | null;
  readonly seenAt: Date;
  /** When it was settled; null while it is open. */
  readonly settledAt: Date | null;
}

/** An item about what a provider told. */
export const openItem = (
  kind: OpenItemKind,
  { method, providerPaymentId, reference, amount, currency }: PaymentNotice,
  { id, paymentId = null, now }: { readonly id: string; readonly paymentId?: string | null; readonly now: Date },
): OpenItem => ({
  id,
  kind,
  method,
  providerPaymentId,
  reference,
  amount,
  currency,
  paymentId,
  seenAt: now,
  settledAt: null,
});

/** The kind of item that a booked payment makes; undefined where it needs nobody's look. */
export const itemKindOf = ({ allocation: { to, why } }: Payment): OpenItemKind | undefined =>
  to === 'UNALLOCATED' && why !== 'INVOICE_CLOSED' ? (why ?? undefined) : undefined;
