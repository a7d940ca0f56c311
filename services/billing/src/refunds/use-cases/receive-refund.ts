import { newId } from '@mumaris/kit/id';
import { silent } from '../../ledger';
import { openItem, type OpenItems, type RefundNotice } from '../../payments';
import { payRefund } from '../domain/pay-out';
import type { Deps } from './deps';

/**
 * The card provider tells that it paid money back. Ours to be paid is paid with it, once however often it is told; money that nobody here asked it
 * to pay back is left to finance (BIL-05).
 */
export const receiveRefund =
  ({ refunds, openItems, rules, clock }: Pick<Deps, 'refunds' | 'rules' | 'clock'> & { openItems: OpenItems }) =>
  async (notice: RefundNotice): Promise<void> => {
    const { providerPaymentId, amount, refundId, currency } = notice;
    const ours = (await refunds.toCard(providerPaymentId)).filter((refund) => refund.amount === amount);
    if (ours.some(({ payOutReference }) => payOutReference === refundId)) return;
    const waiting = ours.find(({ status }) => status === 'PAYING');
    if (!waiting || currency !== 'SAR') {
      await openItems.open(openItem('UNEXPECTED_REFUND', notice, { id: newId('opn'), now: clock.now() }));
      return;
    }
    await refunds.update(waiting.id, (refund) =>
      // The answer to our own call may have been faster.
      refund.status === 'PAYING' ? payRefund(refund, refundId, rules.posting, clock.now()) : silent(refund),
    );
  };
