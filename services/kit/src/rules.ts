import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** Text for people in a file of rules: never without one of its languages. */
export const text = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });

const parsed = (file: string): unknown => {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/**
 * Reads a file of rules-as-data and checks it at start-up.
 * @throws with the file and every place that is wrong: a service with wrong rules does not start
 */
export const loadRules = <T>(file: string, shape: z.ZodType<T>): T => {
  const result = shape.safeParse(parsed(file));
  if (result.success) return result.data;
  throw new Error(`${file}:\n${z.prettifyError(result.error)}`);
};
