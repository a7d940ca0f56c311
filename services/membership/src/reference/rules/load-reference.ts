import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { Reference } from '../domain/reference';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'reference');

const countries = z.array(z.array(z.string().regex(/^[A-Z]{2}$/))).transform((lines) => new Set(lines.flat()));

/** Reads rules/reference/*.yaml. @throws when a file is not what its shape says; the message names each place */
export const loadReference = (): Reference => ({
  countries: loadRules(path.join(folder, 'countries.yaml'), countries),
});
