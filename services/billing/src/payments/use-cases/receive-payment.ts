import { newId } from '@mumaris/kit/id';
import { createLine } from '@mumaris/kit/mongo/line';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import type { OpenItemKind } from '@mumaris/schemas';
import { openItem } from '../domain/open-item';
import type { Payment, PaymentNotice } from '../domain/payment';
import { isBookedAlready } from '../store/payment.repository';
import { bookPayment } from './book-payment';
import type { Deps } from './deps';

const isSame = (booked: Payment, { amount, reference, currency }: PaymentNotice) =>
  booked.amount === amount && booked.reference === reference && currency === 'SAR';

/**
 * Books a payment that a provider tells of, once however often it tells (BIL-05). Resolves when it is committed, now or
 * before. What cannot be booked is left to finance, and the provider need not tell it again. Payment and expiry of one invoice exclude each
 * other: both write it, so one of them decides anew.
 */
export const receivePayment = (deps: Deps) => {
  const { connection, payments, openItems, clock } = deps;
  const leave = (kind: OpenItemKind, notice: PaymentNotice, paymentId?: string) =>
    openItems.open(openItem(kind, notice, { id: newId('opn'), now: clock.now(), ...(paymentId && { paymentId }) }));
  const isBooked = async (notice: PaymentNotice): Promise<boolean> => {
    const booked = await payments.findBooked(notice);
    if (booked && !isSame(booked, notice)) await leave('CONTRADICTION', notice, booked.id);
    return booked !== undefined;
  };
  const bookOnce = async (notice: PaymentNotice): Promise<void> => {
    if (await isBooked(notice)) return;
    // There is no entry in riyals for another currency.
    if (notice.currency !== 'SAR') return leave('OTHER_CURRENCY', notice);
    try {
      await inTransaction(connection, (tx) => bookPayment(deps, notice, tx));
    } catch (error) {
      if (!isBookedAlready(error) || !(await isBooked(notice))) throw error;
    }
  };
  // One after another within a process, so that a hundred at once do not make each other try again and again.
  const line = createLine();
  return (notice: PaymentNotice): Promise<void> => line.enter(notice.reference, () => bookOnce(notice));
};
