import { z } from 'zod';
import type { Check } from '../domain/checks';

const of = z.string().min(1);

const bound = z.strictObject({ from: of, days: z.int().optional(), months: z.int().optional() });

/** What has to hold, as a service's rules say it. */
export const check: z.ZodType<Check> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), of }),
    z.strictObject({ kind: z.literal('confirmed'), of }),
    z.strictObject({ kind: z.literal('dateRange'), of, earliest: bound.optional(), latest: bound.optional() }),
    z.strictObject({ kind: z.literal('oneOf'), of, values: z.array(z.string().min(1)).min(1).max(50) }),
    z.strictObject({ kind: z.literal('noneOf'), of, values: z.array(z.string().min(1)).min(1).max(50) }),
    z.strictObject({ kind: z.literal('forCategory'), of }),
    z.strictObject({ kind: z.literal('number'), of, atLeast: z.number().optional(), atMost: z.number().optional() }),
    z.strictObject({ kind: z.literal('verified') }),
    z.strictObject({ kind: z.literal('anyOf'), checks: z.array(check).min(2).max(10) }),
    z.strictObject({ kind: z.literal('allOf'), checks: z.array(check).min(2).max(10) }),
  ]),
);
