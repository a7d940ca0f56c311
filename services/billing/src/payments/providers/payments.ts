import { cardDeclines } from '@mumaris/schemas';
import { z } from 'zod';
import type { CardDecision, PaymentNotice } from '../domain/payment';
import { currency, halalas, instant, providerId } from './fields';

/** Money that a bank took for a bill, as SADAD tells it. */
export const sadadPayment = z
  .object({ paymentId: providerId, billNumber: z.string().min(1).max(40), amount: halalas, currency, paidAt: instant })
  .transform(({ paymentId, billNumber, amount, currency, paidAt }): PaymentNotice => ({
    method: 'SADAD',
    providerPaymentId: paymentId,
    reference: billNumber,
    amount,
    currency,
    paidAt,
  }));

/** What the card provider tells of one decision about a card, whether it was charged or not. */
export const cardDecision = z
  .object({
    paymentId: providerId,
    checkoutId: providerId,
    reference: z.string().min(1).max(100),
    amount: halalas,
    currency,
    at: instant,
    /** Why it was declined, 3-D Secure's outcomes among them. What we have no word for is OTHER. */
    reason: z.enum(cardDeclines).catch('OTHER'),
  })
  .transform(({ paymentId, at, ...told }): CardDecision => ({
    ...told,
    method: 'CARD',
    providerPaymentId: paymentId,
    paidAt: at,
  }));

/** What the card provider tells of money that it paid back to a card. */
export const cardRefund = z
  .object({
    paymentId: providerId,
    refundId: providerId,
    reference: z.string().min(1).max(100),
    amount: halalas,
    currency,
    at: instant,
  })
  .transform(({ paymentId, at, ...told }) => ({
    ...told,
    method: 'CARD' as const,
    providerPaymentId: paymentId,
    paidAt: at,
  }));

export type RefundNotice = z.infer<typeof cardRefund>;
