import { z } from 'zod';
import type { PaymentNotice } from '../domain/payment';
import { currency, halalas, instant, providerId } from './fields';

/** What SADAD tells when a bank took the money for a bill. */
export const sadadNotification = z
  .object({
    type: z.literal('sadad.bill.paid'),
    data: z.object({
      paymentId: providerId,
      billNumber: z.string().min(1).max(40),
      amount: halalas,
      currency,
      paidAt: instant,
    }),
  })
  .transform(({ data: { paymentId, billNumber, amount, paidAt } }): PaymentNotice => ({
    method: 'SADAD',
    providerPaymentId: paymentId,
    reference: billNumber,
    amount,
    paidAt,
  }));
