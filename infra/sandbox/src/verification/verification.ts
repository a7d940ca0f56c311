import { z } from 'zod';

const text = z.object({ ar: z.string(), en: z.string() });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is asked of the company: whose document it is, what it says, and by which consent it is sent. */
export const verificationRequest = z.object({
  caseId: z.string().min(4).max(64),
  round: z.int().positive(),
  kind: z.string().max(64),
  entry: text,
  subject: z.object({ name: text, dateOfBirth: z.string() }),
  asWritten: z.object({ name: z.string(), birthDate: z.string().nullable(), institution: z.string().nullable() }),
  grounds: z.string().nullable(),
  consent: z.string().min(1),
  documents: z.array(z.object({ id: z.string().max(64), name: z.string(), mediaType: z.string(), sha256 })).max(20),
});
export type VerificationRequest = z.infer<typeof verificationRequest>;

export const verdicts = ['POSITIVE', 'NEGATIVE', 'DISCREPANCY', 'UNABLE_TO_VERIFY'] as const;

/** One sending of a case, as the company keeps it: of its documents, which have arrived. */
export const verification = verificationRequest.extend({
  key: z.string(),
  status: z.enum(['REQUESTED', 'IN_PROGRESS', ...verdicts]),
  remark: z.string().nullable(),
  informationMissing: z.boolean(),
  arrived: z.array(z.string()),
  createdAt: z.string(),
  /** Counts what was decided, so that each decision is told under an id of its own. */
  decisions: z.int(),
});
export type Verification = z.infer<typeof verification>;

/** What the company says of a case. */
export const wordOf = ({ caseId, round, status, remark, informationMissing }: Verification) => ({
  caseId,
  round,
  status,
  remark,
  informationMissing,
});
