import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { AppealRules } from '../domain/appeal';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'appeals', 'appeals.yaml');

const positive = z.int().positive();

const shape: z.ZodType<AppealRules> = z.strictObject({
  days: positive,
  longestGrounds: positive,
  mostDocuments: positive,
});

/** Reads rules/appeals/appeals.yaml. @throws when it is not what its shape says */
export const loadAppealRules = (): AppealRules => loadRules(file, shape);
