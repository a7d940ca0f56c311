import type { z } from 'zod';
import { Failure } from './failure';

/** Reads input by its schema. @throws Failure INVALID_INPUT with every wrong field */
export const parse = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Failure(
    'INVALID_INPUT',
    result.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), problem: message })),
  );
};
