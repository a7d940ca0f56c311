import { z } from 'zod';
import { cardDecision, cardPayment } from '../providers/payments';
import type { UseCases } from '../use-cases';

/** What the card provider tells when a card was charged or declined. */
export const cardNotification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card.payment.captured'), data: cardPayment }),
  z.object({ type: z.literal('card.payment.declined'), data: cardDecision }),
]);

export type CardNotification = z.infer<typeof cardNotification>;

/** Books a charged card as a payment; a declined one only lets the payer try again. */
export const bookCard =
  ({ receivePayment, declineCard }: Pick<UseCases, 'receivePayment' | 'declineCard'>) =>
  (notification: CardNotification): Promise<void> => {
    switch (notification.type) {
      case 'card.payment.captured':
        return receivePayment(notification.data);
      case 'card.payment.declined':
        return declineCard(notification.data);
    }
  };
