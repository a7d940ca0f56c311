import { newId } from '@mumaris/kit/id';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { declineCheckout } from '../domain/card-checkout';
import { openItem } from '../domain/open-item';
import type { CardDecision } from '../domain/payment';
import type { Deps } from './deps';

/**
 * Lets the payer have a new page after a declined card. No money moved, so an unknown reference is only logged; of a page on which a card was charged
 * the charge stands, and finance hears of it (BIL-05).
 */
export const declineCard =
  ({ connection, invoices, payments, openItems, clock, log }: Deps) =>
  async (notice: CardDecision): Promise<void> => {
    const { reference, checkoutId, reason } = notice;
    if (await payments.isCharged(checkoutId)) {
      await openItems.open(openItem('DECLINED_AFTER_CAPTURE', notice, { id: newId('opn'), now: clock.now() }));
      return;
    }
    await inTransaction(connection, async (tx) => {
      const invoice = await invoices.hold({ number: reference }, tx);
      if (invoice) await invoices.update(invoice.id, (found) => declineCheckout(found, checkoutId, reason), tx);
      else log.warn({ reference, checkoutId }, 'a card was declined for an invoice that does not exist');
    });
  };
