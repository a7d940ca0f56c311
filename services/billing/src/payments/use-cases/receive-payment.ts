import { newId } from '@mumaris/kit/id';
import { createLine } from '@mumaris/kit/mongo/line';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { PaymentMethod } from '@mumaris/schemas';
import { type Payment, type PaymentNotice, receivePayment as receive, settleInvoice } from '../domain/payment';
import { yearlyNumber } from '../../invoices';
import { isBookedAlready } from '../store/payment.repository';
import type { Deps } from './deps';

/** The invoice that is meant by what the payer paid by. */
const meant = {
  SADAD: (billNumber: string) => ({ billNumber }),
  CARD: (number: string) => ({ number }),
} satisfies Record<PaymentMethod, (reference: string) => object>;

const book = async (deps: Deps, notice: PaymentNotice, tx: Transaction): Promise<void> => {
  const { invoices, payments, sequences, rules, clock } = deps;
  // Looked for again by each try: a hundred notifications at once must not queue up for the invoice one by one.
  if (await payments.findBooked(notice, tx)) return;
  const now = clock.now();
  // Held first: of many at once only one gets past here, so that the others take no receipt number.
  const invoice = await invoices.hold(meant[notice.method](notice.reference), tx);
  const decision = receive(newId('pay'), notice, invoice, rules.posting, now);
  await payments.insert(decision, tx);
  if (!invoice || decision.state.allocation.to !== 'INVOICE') return;
  const number = yearlyNumber('RCT', now, await sequences.nextReceipt(now));
  await invoices.update(invoice.id, (open) => settleInvoice(open, decision.state, number, rules.posting, now), tx);
};

const isSame = (booked: Payment, { amount, reference }: PaymentNotice) =>
  booked.amount === amount && booked.reference === reference;

/**
 * Books a payment that a provider tells of, once however often it tells (BIL-05). Resolves when it is committed, now or
 * before. Payment and expiry of one invoice exclude each other: both write it, so one of them decides anew.
 */
export const receivePayment = (deps: Deps) => {
  const isBooked = async (notice: PaymentNotice): Promise<boolean> => {
    const booked = await deps.payments.findBooked(notice);
    if (booked && !isSame(booked, notice))
      deps.log.error({ paymentId: booked.id, notice }, 'a provider tells one payment in two ways; the first stands');
    return booked !== undefined;
  };
  const bookOnce = async (notice: PaymentNotice): Promise<void> => {
    if (await isBooked(notice)) return;
    try {
      await inTransaction(deps.connection, (tx) => book(deps, notice, tx));
    } catch (error) {
      if (!isBookedAlready(error) || !(await isBooked(notice))) throw error;
    }
  };
  // One after another within a process, so that a hundred at once do not make each other try again and again.
  const line = createLine();
  return (notice: PaymentNotice): Promise<void> => line.enter(notice.reference, () => bookOnce(notice));
};
