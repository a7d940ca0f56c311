import { addDays, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { remind } from '../domain/remind';
import type { Deps } from './deps';

/** The open invoices whose payers are to be reminded, those due first in front (BIL-03, BIL-04). */
export const invoicesToRemind =
  ({ invoices, rules: { payment } }: Pick<Deps, 'invoices' | 'rules'>) =>
  async (now: Date, limit: number): Promise<string[]> => {
    const found = await Promise.all(
      payment.remindDaysBefore.map((days, at) =>
        invoices.findToRemind(endOfDay(addDays(dayOf(now), days)), at + 1, limit),
      ),
    );
    return [...new Set(found.flat())].slice(0, limit);
  };

/** Reminds of an invoice. Again, or when it was just paid, it changes nothing. */
export const remindOfInvoice =
  ({ invoices, rules, clock }: Pick<Deps, 'invoices' | 'rules' | 'clock'>) =>
  (invoiceId: string) =>
    invoices.update(invoiceId, (invoice) => remind(invoice, rules.payment, clock.now()));
