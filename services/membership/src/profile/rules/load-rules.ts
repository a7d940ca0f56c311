import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { ProfileRules } from '../domain/profile-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'profile', 'profile.yaml');

const positive = z.number().int().positive();

/** The graph says how long each list is at most. */
const shape = z.strictObject({
  lists: z.strictObject({
    experiences: positive.max(60),
    licences: positive.max(20),
    qualifications: positive.max(20),
  }),
  confirmedForMonths: positive,
});

/** Reads rules/profile/profile.yaml. @throws when it is not what its shape says */
export const loadProfileRules = (): ProfileRules => read(file, shape);
