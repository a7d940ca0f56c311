import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import { advices, reasons } from '../domain/reasons';
import type { RequirementRule, RequirementWords } from '../domain/requirement-rule';
import type { Slot } from '../domain/slot';
import { check } from './check-rules';

const rule = z.string().regex(/^[A-Z]{3}-\d\d$/);

const ownWords = z.strictObject({ why: text, advice: text.optional() });

/** A rule of a service. */
export const requirement: z.ZodType<RequirementRule> = z.strictObject({
  id: z.string().min(1),
  rule,
  label: text,
  advice: text,
  eligibility: z.boolean().default(false),
  when: check.optional(),
  unless: text.optional(),
  inForceFrom: z.iso.date().optional(),
  check,
  words: z.partialRecord(z.enum(reasons), ownWords).optional(),
});

/** A document that a service asks for. */
export const slot: z.ZodType<Slot> = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  types: z
    .array(z.string().regex(/^[A-Z][A-Z_]*$/))
    .min(1)
    .max(20),
  rule,
  label: text,
  advice: text.optional(),
  count: z.int().min(1).max(10).default(1),
  validMonths: z.int().positive().optional(),
  when: check.optional(),
  unless: text.optional(),
  optional: z.boolean().default(false),
});

/** The whole of rules/applications/requirements.yaml. */
export const requirementWords: z.ZodType<RequirementWords> = z.strictObject({
  reasons: z.record(z.enum(reasons), text),
  advices: z.record(z.enum(advices), text),
  notStated: ownWords.optional(),
});
