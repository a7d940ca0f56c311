import { text } from '@mumaris/kit/rules';
import { reviewOutcomes } from '@mumaris/schemas';
import { z } from 'zod';
import type { ReadyReason } from '../domain/rules';

const reason = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z_]{1,63}$/),
  outcomes: z.array(z.enum(reviewOutcomes)).min(1),
  services: z.array(z.string()).max(100).default([]),
  text,
});

/** The whole of rules/applications/ready-reasons.yaml. */
export const readyReasons: z.ZodType<readonly ReadyReason[]> = z
  .array(reason)
  .max(500)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id is used twice');
