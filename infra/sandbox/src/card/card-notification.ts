import type { Outgoing } from '../callbacks/notification-delivery';
import { Failure } from '../http/failure';
import type { Checkout } from './checkout';

/** What the shop hears after a decision. The same decision gives the same notification, however often it is asked for. */
export const cardNotification = (checkout: Checkout): Outgoing & { paymentId: string } => {
  const { id, status, paymentId, settledAt, reference, amount, currency } = checkout;
  if (paymentId === undefined || settledAt === undefined) throw new Failure('PAYMENT_NOT_FOUND');
  const type = status === 'CAPTURED' ? 'card.payment.captured' : 'card.payment.declined';
  return {
    paymentId,
    source: 'CARD',
    webhookId: `msg_${paymentId}`,
    body: { type, data: { paymentId, checkoutId: id, reference, amount, currency, at: settledAt } },
  };
};
