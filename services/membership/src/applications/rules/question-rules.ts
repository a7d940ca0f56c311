import { text } from '@mumaris/kit/rules';
import { referenceKinds } from '@mumaris/schemas';
import { z } from 'zod';
import type { Question, SimpleQuestion } from '../domain/question';
import { check } from './check-rules';

const words = {
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  label: text,
  optional: z.boolean().default(false),
  when: check.optional(),
};
const choice = z.strictObject({ value: z.string().regex(/^[A-Z][A-Z_]*$/), label: text });

const simple: z.ZodType<SimpleQuestion> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...words,
    kind: z.literal('TEXT'),
    minLength: z.int().min(1),
    maxLength: z.int().max(2_000),
    linkless: z.boolean().optional(),
  }),
  z.strictObject({ ...words, kind: z.literal('EMAIL') }),
  z.strictObject({ ...words, kind: z.literal('DATE') }),
  z.strictObject({ ...words, kind: z.literal('CHOICE'), choices: z.array(choice).min(2).max(300) }),
  z.strictObject({ ...words, kind: z.literal('CONFIRMATION') }),
  z.strictObject({ ...words, kind: z.literal('ENTRY'), list: z.enum(referenceKinds) }),
]);

/** A question of a service. */
export const question: z.ZodType<Question> = z.union([
  simple,
  z.strictObject({
    ...words,
    kind: z.literal('ROWS'),
    min: z.int().min(0).max(50),
    max: z.int().min(1).max(50),
    questions: z.array(simple).min(1).max(20),
    each: z.array(check).min(1).max(20).optional(),
  }),
]);
