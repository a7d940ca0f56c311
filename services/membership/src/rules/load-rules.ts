import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { lifecycleRules } from './lifecycle-rules';
import { type Rules, rulesOf } from './rules';
import { serviceRules } from './service-rules';

/** The folder of this service's rules. */
export const rulesFolder = path.join(__dirname, '..', '..', 'rules');

const countryRules = z.array(z.array(z.string().regex(/^[A-Z]{2}$/))).transform((lines) => new Set(lines.flat()));

const read = <T>(folder: string, file: string, shape: z.ZodType<T>): T => {
  const result = shape.safeParse(parse(readFileSync(path.join(folder, file), 'utf8')));
  if (!result.success) throw new Error(`rules/${file} is wrong:\n${z.prettifyError(result.error)}`);
  return result.data;
};

/** Reads rules/*.yaml. @throws when a file is not what its shape says; the message names each place */
export const loadRules = (folder = rulesFolder): Rules =>
  rulesOf({
    ...read(folder, 'services.yaml', serviceRules),
    lifecycle: read(folder, 'lifecycle.yaml', lifecycleRules),
    countries: read(folder, 'countries.yaml', countryRules),
  });
