import { labelOf, type Text } from '@mumaris/schemas';
import { decimal } from '../../money';
import type { OpenItem, Payment } from '../../payments';
import type { Refund } from '../../refunds';
import type { Column } from './paper-rules';

/** One row of a file for finance, by its columns in their order. */
export type ExportRow = Partial<Record<Column, string>>;

const both = ({ ar, en }: { readonly ar: string; readonly en: string }): string => `${ar} / ${en}`;
/** `2026-11-22 12:00:00`, as spreadsheets read it, in Riyadh. */
const riyadh = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Riyadh', dateStyle: 'short', timeStyle: 'medium' });
const moment = (at: Date | null): string => (at ? riyadh.format(at) : '');

const destinations: Readonly<Record<Payment['allocation']['to'], Text>> = {
  INVOICE: { ar: 'الفاتورة', en: 'invoice' },
  REFUND: { ar: 'تُعاد إلى صاحبها', en: 'back to the payer' },
  UNALLOCATED: { ar: 'غير مخصصة', en: 'unallocated' },
};

/** An amount in another currency has no riyals, and no decimals that we know. */
export const openItemRow = (item: OpenItem): ExportRow => ({
  id: item.id,
  kind: both(labelOf('OpenItemKind', item.kind)),
  method: both(labelOf('PaymentMethod', item.method)),
  providerPaymentId: item.providerPaymentId,
  reference: item.reference,
  amount: item.currency === 'SAR' ? decimal(item.amount) : '',
  smallestUnits: String(item.amount),
  currency: item.currency,
  seenAt: moment(item.seenAt),
});

export const refundRow = (refund: Refund): ExportRow => ({
  id: refund.id,
  number: refund.number,
  status: both(labelOf('RefundStatus', refund.status)),
  ground: refund.ground ? both(labelOf('RefundGround', refund.ground)) : '',
  invoiceNumber: refund.invoiceNumber ?? '',
  // Nothing is granted yet while it is 0.
  amount: refund.amount ? decimal(refund.amount) : '',
  method: both(labelOf('PaymentMethod', refund.method)),
  requestedAt: moment(refund.requestedAt),
  decideBy: moment(refund.decideBy),
  collectBy: moment(refund.collectBy),
  way: refund.payOut ? both(labelOf('RefundWay', refund.payOut.way)) : '',
  holder: refund.payOut?.holder ?? '',
  iban: refund.payOut?.iban ?? '',
});

export const takingsRow = ({
  id,
  method,
  providerPaymentId,
  reference,
  amount,
  at,
  receivedAt,
  allocation,
}: Payment): ExportRow => ({
  id,
  method: both(labelOf('PaymentMethod', method)),
  providerPaymentId,
  reference,
  amount: decimal(amount),
  paidAt: moment(at),
  receivedAt: moment(receivedAt),
  goesTo: both(destinations[allocation.to]),
});
