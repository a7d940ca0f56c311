import { ProviderFault } from '@mumaris/kit/outgoing/send';
import { silent } from '../../ledger';
import { failPayOut, payRefund } from '../domain/pay-out';
import type { Deps } from './deps';

/** What a provider says that will not change: the payment is not there, or was given back already. */
const isFinal = (error: unknown): boolean =>
  error instanceof ProviderFault && error.status !== undefined && [400, 404, 409, 422].includes(error.status);

/**
 * Has the card provider give a refund back to the card that paid. Whatever runs twice or after a crash, the provider pays one refund once.
 * @throws ProviderFault: later again
 */
export const payCardBack =
  ({ refunds, cards, rules, clock, log }: Deps) =>
  async ({ refundId }: { refundId: string }, { signal }: { signal: AbortSignal }): Promise<void> => {
    const { id, status, payOut, providerPaymentId, amount } = await refunds.get(refundId);
    if (status !== 'PAYING' || payOut?.way !== 'CARD') return;
    try {
      const reference = await cards.refund({ id, paymentId: providerPaymentId, amount }, signal);
      await refunds.update(id, (refund) =>
        // The provider's notification may have been faster.
        refund.status === 'PAYING' ? payRefund(refund, reference, rules.posting, clock.now()) : silent(refund),
      );
    } catch (error) {
      if (!isFinal(error)) throw error;
      log.error({ err: error, refundId }, 'a card was not paid back; the payer chooses another way');
      await refunds.update(id, (refund) => failPayOut(refund, rules.refunds, clock.now()));
    }
  };
