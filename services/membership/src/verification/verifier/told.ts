import { cleanParagraphs } from '@mumaris/kit/text/clean';
import { verificationStatuses } from '@mumaris/schemas';
import { z } from 'zod';

/** What the company says of a case, in a callback as where it is asked. What it remarks is shown to people. */
export const told = z
  .object({
    caseId: z.string().min(4).max(64),
    round: z.int().positive().max(1_000),
    status: z.enum(verificationStatuses),
    remark: z.string().max(2_000).nullish(),
    informationMissing: z.boolean().default(false),
  })
  .transform(({ remark, ...word }) => ({ ...word, remark: cleanParagraphs(remark ?? '') || null }));

export type Told = z.infer<typeof told>;

/** What it calls us with. */
export const notification = z
  .object({ type: z.literal('verification.case.updated'), data: told })
  .transform(({ data }) => data);
