import { z } from 'zod';
import type { UseCases } from '../use-cases';
import { currency, halalas, instant, providerId } from './fields';

const data = z.object({
  paymentId: providerId,
  checkoutId: providerId,
  reference: z.string().min(1).max(100),
  amount: halalas,
  currency,
  at: instant,
});

/** What the card provider tells when a card was charged or declined. */
export const cardNotification = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card.payment.captured'), data }),
  z.object({ type: z.literal('card.payment.declined'), data }),
]);

export type CardNotification = z.infer<typeof cardNotification>;

/** Books a charged card as a payment; a declined one only lets the payer try again. */
export const bookCard =
  ({ receivePayment, declineCard }: Pick<UseCases, 'receivePayment' | 'declineCard'>) =>
  ({ type, data: { paymentId, checkoutId, reference, amount, at } }: CardNotification): Promise<void> => {
    switch (type) {
      case 'card.payment.captured':
        return receivePayment({ method: 'CARD', providerPaymentId: paymentId, reference, amount, paidAt: at });
      case 'card.payment.declined':
        return declineCard({ reference, checkoutId });
    }
  };
