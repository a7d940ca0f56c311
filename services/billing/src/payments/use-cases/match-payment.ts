import { hoursAfter } from '@mumaris/kit/calendar';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { matchPayment as match } from '../domain/payment';
import { meantInvoice, settle } from './book-payment';
import type { Deps } from './deps';

/** Money is taken for a bill only once its invoice is written: after so long nothing will explain it but a person. */
const lookedAtForHours = 7 * 24;
const looked = 200;

/** Money that no invoice explained when it came, and whose invoice is there now: the two may have crossed (BIL-05). */
export const matchablePayments =
  ({ payments, invoices }: Pick<Deps, 'payments' | 'invoices'>) =>
  async (now: Date, limit: number): Promise<string[]> => {
    const unexplained = await payments.unexplained(hoursAfter(now, -lookedAtForHours), looked);
    if (!unexplained.length) return [];
    const there = await invoices.whichExist(unexplained.map(({ reference }) => reference));
    return unexplained
      .filter(({ reference }) => there.has(reference))
      .map(({ id }) => id)
      .slice(0, limit);
  };

/** Gives it to its invoice, or says why not. Twice, it changes nothing. */
export const matchPayment =
  (deps: Deps) =>
  (paymentId: string): Promise<void> =>
    inTransaction(deps.connection, async (tx) => {
      const { payments, invoices, openItems, rules, clock } = deps;
      const now = clock.now();
      const payment = await payments.update(paymentId, (found) => ({ state: { ...found }, postings: [] }), tx);
      const invoice = await invoices.hold(meantInvoice(payment), tx);
      const matched = await payments.update(paymentId, (found) => match(found, invoice, rules.posting, now), tx);
      if (matched.allocation.why === payment.allocation.why) return;
      await openItems.settle(paymentId, now, tx);
      await settle(deps, matched, invoice, tx);
    });
