import { RuleViolation } from '@mumaris/kit/errors';
import { keepCheckout, nextAttempt, openCheckout } from '../domain/card-checkout';
import { assertPayable, type Invoice } from '../../invoices';
import { ProviderFault } from '@mumaris/kit/outgoing/send';
import type { Deps } from './deps';

/**
 * Gives the page on which a card is entered: the open one, or a new one of the provider's. The provider is asked outside
 * any transaction, under a key that is the same for two presses at once and after a lost answer, so one page opens.
 * @throws RuleViolation PROVIDER_UNAVAILABLE, INVOICE_NOT_PAYABLE when the invoice ended meanwhile
 */
export const openCardPage = ({ invoices, cards, rules, clock, log }: Deps) => {
  const ask = async (invoice: Invoice) => {
    try {
      return await cards.openCheckout(invoice, nextAttempt(invoice));
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      log.error({ err: error, invoiceId: invoice.id }, 'no card page');
      throw new RuleViolation('PROVIDER_UNAVAILABLE', {}, 'method');
    }
  };
  return async (invoice: Invoice): Promise<{ invoice: Invoice; checkoutUrl: string }> => {
    const open = openCheckout(invoice);
    if (open) return { invoice, checkoutUrl: open.url };
    const page = await ask(invoice);
    const kept = await invoices.update(invoice.id, (current) => {
      assertPayable(current, rules.payment, clock.now());
      return keepCheckout(current, page, rules.payment, clock.now());
    });
    return { invoice: kept, checkoutUrl: kept.checkout?.url ?? page.url };
  };
};
