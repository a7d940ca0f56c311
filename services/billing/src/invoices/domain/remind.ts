import { addDays, dayOf } from '@mumaris/kit/calendar';
import { type Decision, silent } from '../../ledger';
import { type Invoice, isPastDue, type PaymentRules } from './invoice';
import { invoiceDueSoon } from './invoice-events';

/** How many of the days to remind on have come: the last one to pay counted in Riyadh. */
export const remindersDue = (
  { dueAt }: Pick<Invoice, 'dueAt'>,
  { remindDaysBefore }: PaymentRules,
  now: Date,
): number => remindDaysBefore.filter((days) => addDays(dayOf(dueAt), -days) <= dayOf(now)).length;

/** Reminds the payer of an open invoice, once for several reminders that were missed; leaves every other as it is. */
export const remind = (invoice: Invoice, rules: PaymentRules, now: Date): Decision<Invoice> => {
  const come = remindersDue(invoice, rules, now);
  if (invoice.status !== 'ISSUED' || isPastDue(invoice, now) || come <= invoice.reminders) return silent(invoice);
  const state = { ...invoice, reminders: come };
  return { state, events: [invoiceDueSoon(state)], postings: [] };
};
