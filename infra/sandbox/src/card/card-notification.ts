import type { Outgoing } from '../callbacks/notification-delivery';
import { Failure } from '../http/failure';
import type { Checkout } from './checkout';

/** What the shop is told of a decision. @throws Failure PAYMENT_NOT_FOUND */
export const decisionOf = ({ id, paymentId, settledAt, reference, amount, currency, reason }: Checkout) => {
  if (paymentId === undefined || settledAt === undefined) throw new Failure('PAYMENT_NOT_FOUND');
  return { paymentId, checkoutId: id, reference, amount, currency, at: settledAt, ...(reason && { reason }) };
};

/** What the shop hears after a decision. The same decision gives the same notification, however often it is asked for. */
export const cardNotification = (checkout: Checkout): Outgoing & { paymentId: string } => {
  const data = decisionOf(checkout);
  const type = checkout.status === 'CAPTURED' ? 'card.payment.captured' : 'card.payment.declined';
  return { paymentId: data.paymentId, source: 'CARD', webhookId: `msg_${data.paymentId}`, body: { type, data } };
};
