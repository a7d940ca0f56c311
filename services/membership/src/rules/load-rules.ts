import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { z } from 'zod';
import { lifecycleRules } from './lifecycle-rules';
import { type Rules, rulesOf } from './rules';
import { serviceRules } from './service-rules';

/** The folder of this service's rules. */
const rulesFolder = path.join(__dirname, '..', '..', 'rules');

const countryRules = z.array(z.array(z.string().regex(/^[A-Z]{2}$/))).transform((lines) => new Set(lines.flat()));

/** Reads rules/*.yaml. @throws when a file is not what its shape says; the message names each place */
export const loadRules = (): Rules =>
  rulesOf({
    ...read(path.join(rulesFolder, 'services.yaml'), serviceRules),
    lifecycle: read(path.join(rulesFolder, 'lifecycle.yaml'), lifecycleRules),
    countries: read(path.join(rulesFolder, 'countries.yaml'), countryRules),
  });
