import { dayOf, toHijri } from '@mumaris/kit/calendar';
import type { Rules } from '../rules/rules';
import { type Advance, advance, type Journey } from './advance';
import type { Application } from './application';
import { type Decision, unchanged } from './decision';
import { isPossible, system, takeStep } from './step';

/** The two fees of an application (BIL-01). */
export type FeeKind = 'ADMINISTRATIVE' | 'SERVICE';

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
): Decision<Application> => {
  const [action, what] =
    kind === 'ADMINISTRATIVE'
      ? (['NOTE_ADMIN_FEE', 'ADMIN_FEE_DUE'] as const)
      : (['NOTE_SERVICE_FEE', 'SERVICE_FEE_DUE'] as const);
  const known = application.feeDueAt?.getTime() === dueAt.getTime();
  if (known || !isPossible(application, action, 'SYSTEM', rules)) return unchanged(application);
  const day = dayOf(dueAt);
  const details = { invoice, day, hijri: toHijri(day) };
  return unchanged({
    ...takeStep(application, { action, by: system, what, details }, rules, now),
    feeDueAt: dueAt,
  });
};

/** Whether a payment of this kind would move the application on; a late or repeated one does not. */
const awaitsFee = (application: Application, kind: FeeKind, rules: Rules): boolean =>
  isPossible(application, kind === 'ADMINISTRATIVE' ? 'SETTLE_ADMIN_FEE' : 'SETTLE_SERVICE_FEE', 'SYSTEM', rules);

interface FeePaid {
  readonly kind: FeeKind;
  readonly receipt: string;
}

/**
 * A fee is paid: the administrative one opens the review (MEM-21), the service fee completes the application (MEM-20).
 * Late or said again, it changes nothing; billing gives money back that nobody waited for (BIL-05).
 */
export const settleFee = (
  application: Application,
  { kind, receipt }: FeePaid,
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  if (!awaitsFee(application, kind, rules)) return unchanged(application);
  const [action, what] =
    kind === 'ADMINISTRATIVE'
      ? (['SETTLE_ADMIN_FEE', 'ADMIN_FEE_PAID'] as const)
      : (['SETTLE_SERVICE_FEE', 'SERVICE_FEE_PAID'] as const);
  return advance(application, { action, by: system, what, details: { receipt } }, journey, rules, now);
};
