import { text } from '@mumaris/kit/rules';
import { actors, applicationStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import { happenings } from '../domain/happening';
import { type Action, transitions } from '../domain/lifecycle';
import type { LifecycleRules } from '../domain/rules';

const step = z.strictObject({ actor: z.enum(actors), action: text });

const status = z.strictObject({
  label: text,
  nextStep: step.optional(),
  beforeInvoice: step.optional(),
  consequence: text.optional(),
});

const actions = [...new Set<Action>(transitions.map(({ action }) => action))];
const people = z.enum(['APPLICANT', 'REVIEWER']);

/** The whole of rules/lifecycle.yaml. */
export const lifecycleRules: z.ZodType<Omit<LifecycleRules, 'officeHours'>> = z.strictObject({
  periods: z.strictObject({
    answerReturnDays: z.int().positive(),
    claimWorkingMinutes: z.int().positive(),
    promiseAtRiskWorkingDays: z.int().positive(),
  }),
  statuses: z.record(z.enum(applicationStatuses), status),
  actions: z.partialRecord(z.enum(actions), z.strictObject({ for: people, ...text.shape })),
  nothing: z.record(people, text),
  happenings: z.record(z.enum(happenings), text),
  completing: z.partialRecord(z.enum(happenings), text),
  undecided: z.partialRecord(z.enum(applicationStatuses), text),
});
