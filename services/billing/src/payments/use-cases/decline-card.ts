import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { declineCheckout } from '../domain/card-checkout';
import type { Deps } from './deps';

/** What the card provider tells of a card that it declined. */
export interface DeclineNotice {
  /** The invoice number. */
  readonly reference: string;
  readonly checkoutId: string;
}

/** Lets the payer have a new page after a declined card. No money moved, so an unknown reference is only logged. */
export const declineCard =
  ({ connection, invoices, log }: Deps) =>
  ({ reference, checkoutId }: DeclineNotice): Promise<void> =>
    inTransaction(connection, async (tx) => {
      const invoice = await invoices.hold({ number: reference }, tx);
      if (invoice) await invoices.update(invoice.id, (found) => declineCheckout(found, checkoutId), tx);
      else log.warn({ reference, checkoutId }, 'a card was declined for an invoice that does not exist');
    });
