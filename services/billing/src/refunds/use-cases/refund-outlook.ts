import { dayOf } from '@mumaris/kit/calendar';
import { feeKinds, type FeeQuestion, findFee } from '../../fees';
import { type QuotedFee, quoteRefund } from '../domain/refund-quote';
import type { Deps } from './deps';

interface Outlook extends Omit<FeeQuestion, 'kind'> {
  /** Whether its service fee is the last step, so that paying it provides the service. */
  readonly completesByPayment: boolean;
}

/** What of each fee of a service would go back if the service were requested today, before anybody pays or cancels (BIL-08). */
export const refundOutlook =
  ({ rules, clock }: Pick<Deps, 'rules' | 'clock'>) =>
  ({ completesByPayment, ...asked }: Outlook): readonly QuotedFee[] => {
    const requestedAt = clock.now();
    const day = dayOf(requestedAt);
    const fees = feeKinds.flatMap((kind) => {
      const fee = findFee(rules.fees.fees, { ...asked, kind }, day);
      return fee ? { kind, amount: fee.amount, refunded: 0 } : [];
    });
    const facts = {
      requestedAt,
      completedAt: null,
      nonCompliance: false,
      examSatAt: null,
      isPayable: true,
      completesByPayment,
    };
    return quoteRefund(fees, facts, { ground: 'NOT_PROVIDED', day }).fees;
  };
