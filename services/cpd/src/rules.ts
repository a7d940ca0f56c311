import { loadRules } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { ActivityRules } from './domain/activity-rules';

const hours = z.number().positive().multipleOf(0.25);
const file = z.strictObject({
  text: z.strictObject({ min: z.int().positive(), max: z.int().max(300, 'the event carries 300 at most') }),
  evidence: z.strictObject({ max: z.int().positive() }),
  hours: z.strictObject({ step: hours, max: z.strictObject({ TRADITIONAL: hours, SELF_LEARNING: hours }) }),
});

/** Reads `rules/activities.yaml`. @throws when it is not as it has to be */
export const loadActivityRules = (path: string): ActivityRules => loadRules(path, file);
