import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { RequirementRule } from '../domain/requirements';

const bound = z.strictObject({
  from: z.string().min(1),
  days: z.int().optional(),
  months: z.int().optional(),
});

const condition = z.strictObject({ question: z.string().min(1), is: z.string().min(1) });

const answered = z.strictObject({ kind: z.literal('answered'), question: z.string().min(1) });
const confirmed = z.strictObject({ kind: z.literal('confirmed'), question: z.string().min(1) });
const dateRange = z.strictObject({
  kind: z.literal('dateRange'),
  question: z.string().min(1),
  earliest: bound.optional(),
  latest: bound.optional(),
});
const simple = z.discriminatedUnion('kind', [answered, confirmed, dateRange]);
const requiredWhen = z.strictObject({ kind: z.literal('requiredWhen'), when: condition, then: simple });

const check = z.discriminatedUnion('kind', [answered, confirmed, dateRange, requiredWhen]);

/** A requirement in services.yaml. */
export const requirement: z.ZodType<RequirementRule> = z.strictObject({
  id: z.string().min(1),
  rule: z.string().regex(/^[A-Z]{3}-\d\d$/),
  label: text,
  advice: text,
  check,
});
