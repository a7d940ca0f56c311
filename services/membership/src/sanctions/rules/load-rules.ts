import path from 'node:path';
import { loadRules, text } from '@mumaris/kit/rules';
import { sanctionKinds } from '@mumaris/schemas';
import { z } from 'zod';
import type { SanctionRules } from '../domain/sanction-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'sanctions', 'sanctions.yaml');

const positive = z.int().positive();
const code = z.string().regex(/^[A-Z][A-Z_]{1,63}$/);

const shape: z.ZodType<SanctionRules> = z.strictObject({
  grounds: z.record(code, z.strictObject({ name: text })),
  committee: code,
  daysToAnswer: positive,
  reviewDays: positive,
  mostReviews: positive,
  mostProposals: positive,
  mostAnswers: positive,
  mostDocuments: positive,
  longestWords: positive,
  longestSuspensionMonths: positive,
  usualReason: text,
  publication: z.record(
    z.enum(sanctionKinds),
    z.strictObject({ to: z.enum(['PUBLIC', 'BODIES', 'STAFF']), months: positive.nullable(), text }),
  ),
});

/**
 * Reads rules/sanctions/sanctions.yaml.
 * @param committees the codes of those that there are
 * @throws when it is not what its shape says, or names a committee that there is not
 */
export const loadSanctionRules = (committees: readonly string[]): SanctionRules => {
  const rules = loadRules(file, shape);
  if (!committees.includes(rules.committee)) throw new Error(`there is no committee ${rules.committee}`);
  return rules;
};
