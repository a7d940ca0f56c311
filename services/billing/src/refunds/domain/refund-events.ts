import {
  type NewEvent,
  RefundApprovedV1,
  RefundDeclinedV1,
  RefundLapsedV1,
  RefundOverdueV1,
  RefundPaidV1,
  RefundOpenedV1,
  RefundRequestedV1,
  RefundSentBackV1,
  type Text,
} from '@mumaris/schemas';
import { riyals } from '../../invoices';
import type { Refund } from './refund';

/** Of a request: its invoice and account are known. */
const facts = ({ id, number, invoiceId, invoiceNumber, applicationId, accountId }: Refund) => {
  if (!invoiceId || !invoiceNumber || !applicationId || !accountId) throw new Error(`refund ${id} is nobody's request`);
  return { refundId: id, number, invoiceId, invoiceNumber, applicationId, accountId };
};

const toDecide = (refund: Refund) => ({
  ...facts(refund),
  decideBy: (refund.decideBy ?? refund.requestedAt).toISOString(),
});

/** A refund was asked for (BIL-09). */
export const refundRequested = (refund: Refund): NewEvent => RefundRequestedV1.of(toDecide(refund));

/** A refund was not decided in time (BIL-09). */
export const refundOverdue = (refund: Refund): NewEvent => RefundOverdueV1.of(toDecide(refund));

/** A refund was granted, and waits to be collected (BIL-09). */
export const refundApproved = (refund: Refund, reason: Text): NewEvent =>
  RefundApprovedV1.of({
    ...facts(refund),
    ...(refund.ground && { ground: refund.ground }),
    amount: riyals(refund.amount),
    reason,
    collectBy: (refund.collectBy ?? refund.requestedAt).toISOString(),
  });

/** A refund was not granted, and why (BIL-09). */
export const refundDeclined = (refund: Refund, reason: Text): NewEvent =>
  RefundDeclinedV1.of({ ...facts(refund), reason });

/** A granted refund was not collected in time (BIL-09). */
export const refundLapsed = (refund: Refund): NewEvent =>
  RefundLapsedV1.of({ ...facts(refund), amount: riyals(refund.amount) });

/** Money went back; nobody is told where nobody knows whose it is. */
export const refundPaid = (refund: Refund): NewEvent[] => {
  const { id: refundId, number, accountId, amount, paidAt, payOut } = refund;
  if (!accountId || !paidAt || !payOut) return [];
  const way = payOut.way;
  return [RefundPaidV1.of({ refundId, number, accountId, amount: riyals(amount), way, paidAt: paidAt.toISOString() })];
};

/** Finance sends money back that lay unallocated, or was too much (BIL-05); nobody is told where nobody knows whose it is. */
export const refundOpened = ({ id: refundId, number, accountId, amount, payOut }: Refund): NewEvent[] =>
  accountId
    ? [RefundOpenedV1.of({ refundId, number, accountId, amount: riyals(amount), to: payOut ? 'CARD' : 'PAYER_SAYS' })]
    : [];

/** A pay-out did not arrive: the payer says anew where it goes (BIL-09). */
export const refundSentBack = (refund: Refund, reason: Text): NewEvent[] => {
  const { id: refundId, number, accountId, amount, collectBy } = refund;
  if (!accountId) return [];
  const until = collectBy && { collectBy: collectBy.toISOString() };
  return [RefundSentBackV1.of({ refundId, number, accountId, amount: riyals(amount), reason, ...until })];
};
