import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { refundOpened } from '../../payments';
import { escalateRefund } from '../domain/decide-refund';
import { openRefund, payerOf } from '../domain/open-refund';
import { lapseRefund } from '../domain/pay-out';
import type { Deps } from './deps';

/** Opens the refund of money that was never owed to us (BIL-05, BIL-07). Again, it changes nothing. */
export const openOwedRefund =
  ({ connection, refunds, payments, invoices, clock }: Deps) =>
  (paymentId: string): Promise<void> =>
    inTransaction(connection, async (tx) => {
      const payment = await payments.find(paymentId, tx);
      if (!payment) throw new RuleViolation('NOT_FOUND');
      const { owedBack: amount } = payment;
      if (!amount) return;
      const [invoice] = await invoices.findMany(payment.invoiceId ? [payment.invoiceId] : []);
      const payer = payerOf(payment, invoice);
      await payments.update(paymentId, refundOpened, tx);
      const named = { id: newId('rfd'), number: newNumber('R'), payer };
      // Of money for a closed invoice its payer heard at once; what finance sends back is news.
      const isNews = payment.allocation.why !== 'INVOICE_CLOSED';
      await refunds.insert(openRefund(named, amount, clock.now(), isNews), tx);
    });

/** Tells that a request is not decided in time (BIL-09). */
export const escalate =
  ({ refunds, clock }: Deps) =>
  (refundId: string) =>
    refunds.update(refundId, (refund) => escalateRefund(refund, clock.now()));

/** Ends a granted refund that nobody collected in time (BIL-09). */
export const lapse =
  ({ refunds, rules, clock }: Deps) =>
  (refundId: string) =>
    refunds.update(refundId, (refund) => lapseRefund(refund, rules.posting, clock.now()));
