import { z } from 'zod';
import { cardDecision } from '../providers/payments';
import type { PaymentNotice } from '../domain/payment';
import type { DeclineNotice } from '../use-cases/decline-card';

/** What the card provider tells when a card was charged or declined. */
export const cardNotification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card.payment.captured'), data: cardDecision }),
  z.object({ type: z.literal('card.payment.declined'), data: cardDecision }),
]);

export type CardNotification = z.infer<typeof cardNotification>;

/** What a notification makes us do. */
export interface Booking {
  receivePayment(notice: PaymentNotice): Promise<void>;
  declineCard(notice: DeclineNotice): Promise<void>;
}

/** Books a charged card as a payment; a declined one only lets the payer try again. */
export const bookCard =
  ({ receivePayment, declineCard }: Booking) =>
  (notification: CardNotification): Promise<void> => {
    switch (notification.type) {
      case 'card.payment.captured':
        return receivePayment(notification.data);
      case 'card.payment.declined':
        return declineCard(notification.data);
    }
  };
