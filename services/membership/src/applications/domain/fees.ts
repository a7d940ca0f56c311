import { dayOf } from '@mumaris/kit/calendar';
import type { Rules } from './rules';
import { type Advance, advance, type Journey } from './advance';
import type { Application } from './application';
import { type Change, silent } from '@mumaris/kit/change';
import type { ServiceStep } from './lifecycle';
import { isPossible, system, takeStep } from './step';

/** What each fee of an application does to it (BIL-01): actions of the table, and what the timeline tells. */
export const feeSteps = {
  ADMINISTRATIVE: {
    note: { action: 'NOTE_ADMIN_FEE', what: 'ADMIN_FEE_DUE' },
    settle: { action: 'SETTLE_ADMIN_FEE', what: 'ADMIN_FEE_PAID' },
    lapse: { action: 'LAPSE_ADMIN_FEE', why: 'ADMIN_FEE_UNPAID' },
  },
  SERVICE: {
    note: { action: 'NOTE_SERVICE_FEE', what: 'SERVICE_FEE_DUE' },
    settle: { action: 'SETTLE_SERVICE_FEE', what: 'SERVICE_FEE_PAID' },
    lapse: { action: 'LAPSE_SERVICE_FEE', why: 'SERVICE_FEE_UNPAID' },
  },
  COMBINED: {
    note: { action: 'NOTE_FEES', what: 'FEES_DUE' },
    settle: { action: 'SETTLE_FEES', what: 'FEES_PAID' },
    lapse: { action: 'LAPSE_FEES', why: 'FEES_UNPAID' },
  },
  // MEM-53: the attempt that is not free is open once it is paid; not paid in time, the application ends as by any other fee.
  EXAM: {
    note: { action: 'NOTE_EXAM_FEE', what: 'EXAM_FEE_DUE' },
    settle: { action: 'SETTLE_EXAM_FEE', what: 'EXAM_FEE_PAID' },
    lapse: { action: 'LAPSE_EXAM_FEE', why: 'EXAM_FEE_UNPAID' },
  },
} as const;
export type FeeKind = keyof typeof feeSteps;

/** The fee that falls due when an application is handed in; NONE where the first one falls due later, or never (BIL-01). */
export const feesAtSubmission = (steps: readonly ServiceStep[]): 'ADMINISTRATIVE' | 'COMBINED' | 'NONE' =>
  steps.includes('P') ? 'COMBINED' : steps.includes('A') ? 'ADMINISTRATIVE' : 'NONE';

/** Whether a fee belongs to a step of an application: billing's list may grow by others. */
export const isFeeKind = (kind: string): kind is FeeKind => Object.hasOwn(feeSteps, kind);

interface FeeDue {
  readonly kind: FeeKind;
  readonly invoice: string;
  readonly dueAt: Date;
}

/** Notes until when billing waits for a fee. Said again, or of an application that has moved on, it changes nothing. */
export const noteFeeDue = (
  application: Application,
  { kind, invoice, dueAt }: FeeDue,
  rules: Rules,
  now: Date,
): Change<Application> => {
  const { action, what } = feeSteps[kind].note;
  const known = application.feeDueAt?.getTime() === dueAt.getTime();
  if (known || !isPossible(application, action, 'SYSTEM', rules)) return silent(application);
  const details = { invoice, day: { day: dayOf(dueAt) } };
  return silent({
    ...takeStep(application, { action, by: system, what, details }, rules, now),
    feeDueAt: dueAt,
  });
};

/** A fee is paid, or its payer is exempt from it: a waived fee counts as paid at once (BIL-06). */
type FeeSettled = { readonly kind: FeeKind; readonly paidAt?: Date | undefined } & (
  { readonly receipt: string } | { readonly decision: string }
);

/**
 * A fee is settled: the administrative one opens the review (MEM-21), that of the exam the last attempt (MEM-53), the service fee completes the application (MEM-20).
 * Late or said again, it changes nothing; billing gives money back that nobody waited for (BIL-05).
 */
export const settleFee = (
  application: Application,
  { kind, paidAt, ...how }: FeeSettled,
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  const { action, what } = feeSteps[kind].settle;
  if (!isPossible(application, action, 'SYSTEM', rules)) return silent(application);
  const happened = 'receipt' in how ? what : 'FEE_WAIVED';
  const step = { action, by: system, what: happened, details: how } as const;
  // One whose status stays waits for no fee any more.
  const settled = application.feeDueAt === null ? application : { ...application, feeDueAt: null };
  return { ...advance(settled, step, journey, rules, now), paidAt };
};
