import { askLater, declineCheckout, openCheckout } from '../domain/card-checkout';
import type { CardDecision } from '../domain/payment';
import type { PageFate } from '../providers/card-provider';
import type { Deps } from './deps';

/** What a decision makes us do, however it is heard of. */
interface Heard {
  receivePayment(notice: CardDecision): Promise<void>;
  declineCard(notice: CardDecision): Promise<void>;
}

/** The open invoices of whose card page nothing was heard for long. */
export const quietPages =
  ({ invoices }: Deps) =>
  (now: Date, limit: number): Promise<string[]> =>
    invoices.findOpenPages(now, limit);

/**
 * Asks the card provider what became of a page of which it told nothing: a notification may be lost, a payer may have left while the bank
 * asked (BIL-02). Asked twice, or told meanwhile, it changes nothing.
 * @throws ProviderFault: later again
 */
export const askAfterPage = ({ invoices, cards, rules, clock }: Deps, { receivePayment, declineCard }: Heard) => {
  const follow = (invoiceId: string, pageId: string, fate: PageFate): Promise<unknown> => {
    switch (fate.status) {
      case 'CAPTURED':
        return receivePayment(fate.decision);
      case 'DECLINED':
        return declineCard(fate.decision);
      case 'ENDED':
        return invoices.update(invoiceId, (invoice) => declineCheckout(invoice, pageId, 'PAGE_ENDED'));
      case 'OPEN':
        return invoices.update(invoiceId, (invoice) => askLater(invoice, pageId, rules.payment, clock.now()));
    }
  };
  return async (id: string): Promise<void> => {
    const invoice = await invoices.get(id);
    const page = openCheckout(invoice);
    if (invoice.status === 'ISSUED' && page) await follow(id, page.id, await cards.fateOf(page.id));
  };
};
