import { z } from 'zod';
import { cardDecision, cardRefund } from '../providers/payments';
import type { CardDecision, PaymentNotice } from '../domain/payment';
import type { RefundNotice } from '../providers/payments';

/** What the card provider tells when a card was charged, declined or paid back, or its charge is disputed. */
export const cardNotification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card.payment.captured'), data: cardDecision }),
  z.object({ type: z.literal('card.payment.declined'), data: cardDecision }),
  z.object({ type: z.literal('card.payment.refunded'), data: cardRefund }),
  z.object({ type: z.literal('card.payment.disputed'), data: cardDecision }),
]);

export type CardNotification = z.infer<typeof cardNotification>;

/** What a notification makes us do. */
export interface Booking {
  receivePayment(notice: PaymentNotice): Promise<void>;
  declineCard(notice: CardDecision): Promise<void>;
  receiveRefund(notice: RefundNotice): Promise<void>;
  receiveDispute(notice: PaymentNotice): Promise<void>;
}

/** Books a charged card as a payment, and one that was paid back as a refund; a declined one only lets the payer try again. */
export const bookCard =
  ({ receivePayment, declineCard, receiveRefund, receiveDispute }: Booking) =>
  (notification: CardNotification): Promise<void> => {
    switch (notification.type) {
      case 'card.payment.captured':
        return receivePayment(notification.data);
      case 'card.payment.declined':
        return declineCard(notification.data);
      case 'card.payment.refunded':
        return receiveRefund(notification.data);
      case 'card.payment.disputed':
        return receiveDispute(notification.data);
    }
  };
