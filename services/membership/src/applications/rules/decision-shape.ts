import { text } from '@mumaris/kit/rules';
import {
  actors,
  applicationStatuses,
  decisionKinds,
  requirementVerdicts,
  verificationStatuses,
} from '@mumaris/schemas';
import { z } from 'zod';
import type { Decision } from '../domain/decision';
import { question } from './question-rules';
import { requirement, requirementWords, slot } from './requirement-rules';

const day = z.iso.date();
const maybe = z.string().nullable();

const service = z.strictObject({
  code: z.string(),
  version: z.int().positive(),
  inForceFrom: day,
  name: text,
  rule: z.string(),
  questions: z.array(question),
  documents: z.array(slot),
  requirements: z.array(requirement),
});

const document = z.strictObject({
  slot: z.string(),
  id: z.string(),
  type: z.string(),
  ready: z.boolean(),
  sha256: maybe,
  issuedOn: day.nullable(),
  expiresOn: day.nullable(),
  takenOn: day.nullable(),
});

const standing = z.strictObject({ status: z.enum(verificationStatuses), validUntil: day.nullable() });

const verification = z.strictObject({
  usualWorkingDays: z.int().positive(),
  usuallyBy: day,
  entries: z.array(z.strictObject({ entryId: z.string(), label: text, cases: z.array(standing) })),
});

const facts = z.strictObject({
  today: day,
  known: z.record(z.string(), z.string()),
  answers: z.array(z.strictObject({ question: z.string(), value: z.string(), row: z.int().min(0).optional() })),
  documents: z.array(document),
  categories: z.record(z.string(), z.array(z.string())).optional(),
  verification: verification.optional(),
  waived: z.array(z.strictObject({ exceptionId: z.string(), requirement: z.string(), why: text })).optional(),
});

const answer = z.strictObject({
  id: z.string(),
  rule: z.string(),
  label: text,
  eligibility: z.boolean(),
  verdict: z.enum(requirementVerdicts),
  why: text,
  advice: text.nullable(),
  question: maybe,
  document: maybe,
});

/** What a signed decision says, as far as this version of the rules can run it again. */
export const decisionShape: z.ZodType<Decision> = z.strictObject({
  format: z.literal(1),
  kind: z.enum(decisionKinds),
  at: z.iso.datetime(),
  by: z.enum(actors),
  application: z.strictObject({ id: z.string(), number: z.string() }),
  status: z.enum(applicationStatuses),
  text,
  deficiencies: z.array(z.strictObject({ text, question: maybe, document: maybe })),
  rules: z.strictObject({ service, words: requirementWords }),
  rulesSha256: z.string().regex(/^[0-9a-f]{64}$/),
  facts,
  requirements: z.array(answer),
});
