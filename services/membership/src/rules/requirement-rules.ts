import { z } from 'zod';
import { text } from './text';

const bound = z.strictObject({
  /** `today`, or the id of a question that is answered with a day. */
  from: z.string().min(1),
  days: z.int().optional(),
  months: z.int().optional(),
});
export type Bound = z.infer<typeof bound>;

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

/** What has to hold, as data; `domain/requirements.ts` reads it. */
const check = z.discriminatedUnion('kind', [answered, confirmed, dateRange, requiredWhen]);
export type Check = z.infer<typeof check>;

export const requirement = z.strictObject({
  id: z.string().min(1),
  /** The id of the rule in the rule book. */
  rule: z.string().regex(/^[A-Z]{3}-\d\d$/),
  label: text,
  /** Why it is not met and what to do. */
  advice: text,
  check,
});
export type RequirementRule = z.infer<typeof requirement>;
