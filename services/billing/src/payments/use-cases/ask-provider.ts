import type { PaymentMethod } from '@mumaris/schemas';
import type { PaymentSource } from '../providers/payment-page';
import type { Deps } from './deps';
import type { receivePayment } from './receive-payment';

/**
 * Asks a provider which payments it took since we last asked, and books those whose notifications never came (BIL-05). Booked
 * already or asked twice, it changes nothing.
 * @param receive the one that hears the notifications too: of one payment they go one after another
 * @throws ProviderFault: later again
 */
export const askProvider = ({ feeds, biller, cards, clock }: Deps, receive: ReturnType<typeof receivePayment>) => {
  const sources = { SADAD: biller, CARD: cards } satisfies Record<PaymentMethod, PaymentSource>;
  return async (method: PaymentMethod): Promise<void> => {
    for (let more = true; more;) {
      const askedAt = clock.now();
      const page = await sources[method].paymentsAfter(await feeds.cursorOf(method));
      for (const notice of page.notices) await receive(notice);
      more = page.more;
      await feeds.keep(method, page.cursor, more ? undefined : askedAt);
    }
  };
};
