import { text } from '@mumaris/kit/rules';
import { refundRules } from '@mumaris/schemas';
import { z } from 'zod';
import type { RefundRules } from '../domain/refund';

const days = z.int().min(1).max(366);

/** The shape of rules/refunds.yaml (BIL-08, BIL-09). */
export const refundRulesShape: z.ZodType<RefundRules> = z.strictObject({
  daysToDecide: days,
  daysToCollect: days,
  secondPersonAbove: z.int().min(0),
  mostWords: z.int().min(100).max(10_000),
  because: z.record(z.enum([...refundRules, 'GONE_BACK']), text),
});
