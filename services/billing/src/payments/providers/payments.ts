import { z } from 'zod';
import type { PaymentNotice } from '../domain/payment';
import { currency, halalas, instant, providerId } from './fields';

/** Money that a bank took for a bill, as SADAD tells it. */
export const sadadPayment = z
  .object({ paymentId: providerId, billNumber: z.string().min(1).max(40), amount: halalas, currency, paidAt: instant })
  .transform(({ paymentId, billNumber, amount, paidAt }): PaymentNotice => ({
    method: 'SADAD',
    providerPaymentId: paymentId,
    reference: billNumber,
    amount,
    paidAt,
  }));

/** What the card provider tells of one decision about a card. */
export const cardDecision = z.object({
  paymentId: providerId,
  checkoutId: providerId,
  reference: z.string().min(1).max(100),
  amount: halalas,
  currency,
  at: instant,
});

/** A card that was charged. */
export const cardPayment = cardDecision.transform(({ paymentId, reference, amount, at }): PaymentNotice => ({
  method: 'CARD',
  providerPaymentId: paymentId,
  reference,
  amount,
  paidAt: at,
}));
