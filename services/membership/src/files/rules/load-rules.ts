import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { fileAgreements } from '@mumaris/schemas';
import { z } from 'zod';
import type { ClaimRules } from '../domain/file-claim';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'files', 'claims.yaml');

const agreements = z.array(z.enum(fileAgreements)).min(1);
const positive = z.number().int().positive();

const shape = z.strictObject({
  grantedWhereAllAgree: agreements,
  reviewedWhereAllAgree: z.array(agreements),
  refusedAfterDays: positive,
  holdsForDays: positive,
  keepUnfitDays: positive,
  keepDecidedDays: positive,
  reasonMaxLength: positive,
});

/** Reads rules/files/claims.yaml. @throws when it is not what its shape says */
export const loadClaimRules = (): ClaimRules => read(file, shape);
