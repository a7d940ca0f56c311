import { newId } from '@mumaris/kit/id';
import { openItem } from '../domain/open-item';
import type { PaymentNotice } from '../domain/payment';
import type { Deps } from './deps';

/** A payer disputes a charge with the bank of the card: nothing is booked before that is decided, and finance hears of it. */
export const receiveDispute =
  ({ openItems, payments, clock }: Pick<Deps, 'openItems' | 'payments' | 'clock'>) =>
  async (notice: PaymentNotice): Promise<void> => {
    const paymentId = (await payments.findBooked(notice))?.id ?? null;
    await openItems.open(openItem('DISPUTED', notice, { id: newId('opn'), now: clock.now(), paymentId }));
  };
