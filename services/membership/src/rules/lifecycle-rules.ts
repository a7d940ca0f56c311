import { actors, applicationStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import { type Action, transitions } from '../domain/lifecycle';
import { text } from './text';

const step = z.strictObject({ actor: z.enum(actors), action: text });

const status = z.strictObject({
  label: text,
  /** Who must do what; absent where the application has ended. */
  nextStep: step.optional(),
  /** The same while billing has not issued the invoice yet. */
  beforeInvoice: step.optional(),
  /** What happens when the deadline passes. */
  consequence: text.optional(),
});

/** What a timeline entry can tell (MEM-27). */
export const happenings = [
  'STARTED',
  'SUBMITTED',
  'ADMIN_FEE_DUE',
  'ADMIN_FEE_PAID',
  'CLAIMED',
  'RELEASED',
  'CLAIM_LAPSED',
  'RETURNED',
  'RESUBMITTED',
  'APPROVED',
  'SERVICE_FEE_DUE',
  'SERVICE_FEE_PAID',
  'GRANTED',
  'REJECTED',
  'CANCELLED_BY_APPLICANT',
  'CANCELLED_ADMIN_FEE_UNPAID',
  'CANCELLED_SERVICE_FEE_UNPAID',
  'CANCELLED_RETURN_UNANSWERED',
] as const;
export type Happening = (typeof happenings)[number];

const actions = [...new Set<Action>(transitions.map(({ action }) => action))];
const people = z.enum(['APPLICANT', 'REVIEWER']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const officeHours = z.strictObject({
  /** Days of the week in Asia/Riyadh, 0 for Sunday. */
  days: z.array(z.int().min(0).max(6)).min(1),
  opens: time,
  closes: time,
});
export type OfficeHours = z.infer<typeof officeHours>;

/** The whole of rules/lifecycle.yaml. */
export const lifecycleRules = z.strictObject({
  periods: z.strictObject({ answerReturnDays: z.int().positive(), claimWorkingMinutes: z.int().positive() }),
  officeHours,
  statuses: z.record(z.enum(applicationStatuses), status),
  actions: z.partialRecord(z.enum(actions), z.strictObject({ for: people, ...text.shape })),
  nothing: z.record(people, text),
  happenings: z.record(z.enum(happenings), text),
});
export type LifecycleRules = z.infer<typeof lifecycleRules>;
