import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { RegistrationRules } from '../domain/registration-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'credentials', 'registration.yaml');

const days = z.int().positive().max(366);

const shape = z.strictObject({
  renewableDaysBefore: days,
  graceDays: days,
  remindDaysBefore: z
    .array(days)
    .min(1)
    .max(10)
    .refine((all) => all.every((one, index) => index === 0 || one < (all[index - 1] ?? 0)), {
      error: 'the earliest reminder stands first, and none twice',
    }),
});

/** Reads rules/credentials/registration.yaml. @throws when it is not what its shape says */
export const loadRegistrationRules = (): RegistrationRules => read(file, shape);
