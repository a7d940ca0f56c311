import { text } from '@mumaris/kit/rules';
import { cardDeclines } from '@mumaris/schemas';
import { orderKinds } from '../../fees';
import { z } from 'zod';
import type { PaymentRules } from '../domain/invoice';

const days = z.int().min(1).max(366);

/** The shape of rules/payment.yaml (BIL-02, BIL-03, BIL-04). */
export const paymentRulesShape: z.ZodType<PaymentRules> = z.strictObject({
  daysToPay: z.record(z.enum(orderKinds), days),
  remindDaysBefore: z
    .array(days)
    .max(10)
    .refine((each) => each.every((one, at) => at === 0 || one < (each[at - 1] ?? 0)), 'the earliest first'),
  billerCode: z.string().regex(/^\d{1,16}$/),
  askProvidersEverySeconds: z.int().min(1).max(3_600),
  askAfterCheckoutMinutes: z.int().min(1).max(1_440),
  expiryWaitsAtMostHours: z.int().min(1).max(240),
  declines: z.record(z.enum(cardDeclines), text),
  notPayable: z.strictObject({ PAID: text, EXPIRED: text, CANCELLED: text, WAIVED: text }),
});
