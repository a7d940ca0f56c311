import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { Question } from '../domain/question';

const words = { id: z.string().regex(/^[a-z][A-Za-z]*$/), label: text };
const choice = z.strictObject({ value: z.string().regex(/^[A-Z][A-Z_]*$/), label: text });

/** A question in services.yaml. */
export const question: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.strictObject({ ...words, kind: z.literal('TEXT'), minLength: z.int().min(1), maxLength: z.int().max(2_000) }),
  z.strictObject({ ...words, kind: z.literal('DATE') }),
  z.strictObject({ ...words, kind: z.literal('CHOICE'), choices: z.array(choice).min(2).max(300) }),
  z.strictObject({ ...words, kind: z.literal('CONFIRMATION') }),
]);
