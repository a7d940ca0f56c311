import path from 'node:path';
import { loadRules, text } from '@mumaris/kit/rules';
import { dateMismatches, verificationEntryKinds, verificationStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import type { Need } from '../domain/needs';
import type { VerificationRules } from '../domain/verification-rules';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'verification');

const positive = z.int().positive();

const need: z.ZodType<Need> = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    kinds: z.array(z.enum(verificationEntryKinds)).min(1),
    nationality: z.enum(['SAUDI', 'NOT_SAUDI', 'ANY']),
    where: z.enum(['ABROAD', 'ANYWHERE']),
    unlessEquivalent: z.boolean().default(false),
    wholeMonths: positive.nullable().default(null),
  })
  .superRefine(({ id, kinds, wholeMonths }, { addIssue }) => {
    if (wholeMonths !== null && kinds.some((kind) => kind !== 'EXPERIENCE'))
      addIssue({ code: 'custom', message: `${id}: only an experience covers months` });
  });

const needs = z.strictObject({ needs: z.array(need).min(1).max(50) }).superRefine(({ needs: rows }, { addIssue }) => {
  if (new Set(rows.map(({ id }) => id)).size < rows.length)
    addIssue({ code: 'custom', message: 'two rows have the same id' });
});

const words = z.strictObject({ why: text, advice: text });
const mismatchKinds = [
  ...(['NAME_SHORTER', 'NAME_LONGER', 'NAME_DIFFERENT', 'INSTITUTION_DIFFERENT', 'NO_SUCH_DAY', 'UNREADABLE'] as const),
  ...dateMismatches,
] as const;

const rules: z.ZodType<Omit<VerificationRules, 'needs'>> = z.strictObject({
  usualWorkingDays: positive.max(250),
  reportValidMonths: positive,
  appealDays: positive,
  mostDocuments: positive.max(5),
  askAfterHours: positive,
  askAgainMinutes: positive,
  reportLinkMinutes: positive,
  largestReportBytes: positive.max(15_000_000),
  consent: z.strictObject({ version: z.string().min(1), text }),
  stages: z.record(z.enum(verificationStatuses), text),
  informationMissing: text,
  mismatches: z.record(z.enum(mismatchKinds), words),
});

/** Reads rules/verification/*.yaml. @throws when a file is not what its shape says */
export const loadVerificationRules = (): VerificationRules => ({
  ...loadRules(path.join(folder, 'needs.yaml'), needs),
  ...loadRules(path.join(folder, 'verification.yaml'), rules),
});
