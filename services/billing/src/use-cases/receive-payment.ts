import { newId } from '@mumaris/kit/id';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { type Payment, type PaymentNotice, receivePayment as receive, settleInvoice } from '../domain/payment';
import { yearlyNumber } from '../domain/numbers';
import { isBookedAlready } from '../store/payment.repository';
import type { Deps } from './deps';

const findInvoice = ({ invoices }: Deps, { method, reference }: PaymentNotice, tx: Transaction) => {
  switch (method) {
    case 'SADAD':
      return invoices.findByBillNumber(reference, tx);
    case 'CARD':
      return invoices.findByNumber(reference, tx);
  }
};

const book = async (deps: Deps, notice: PaymentNotice, tx: Transaction): Promise<void> => {
  const { invoices, payments, sequences, rules, clock } = deps;
  const now = clock.now();
  const invoice = await findInvoice(deps, notice, tx);
  const decision = receive(newId('pay'), notice, invoice, rules.posting, now);
  // First the payment, whose unique key lets one of many through, so that the others take no receipt number.
  await payments.insert(decision, tx);
  if (!invoice || decision.state.allocation.to !== 'INVOICE') return;
  const number = yearlyNumber('RCT', now, await sequences.next('RCT', now));
  await invoices.update(invoice.id, (open) => settleInvoice(open, decision.state, number), tx);
};

const isSame = (booked: Payment, { amount, reference }: PaymentNotice) =>
  booked.amount === amount && booked.reference === reference;

/**
 * Books a payment that a provider tells of, once however often it tells (BIL-05). Resolves when it is committed, now or
 * before. Payment and expiry of one invoice exclude each other: both write the invoice, so one of them decides anew.
 */
export const receivePayment = (deps: Deps) => {
  const isBooked = async (notice: PaymentNotice): Promise<boolean> => {
    const booked = await deps.payments.findBooked(notice);
    if (booked && !isSame(booked, notice))
      deps.log.error({ paymentId: booked.id, notice }, 'a provider tells one payment in two ways; the first stands');
    return booked !== undefined;
  };
  return async (notice: PaymentNotice): Promise<void> => {
    if (await isBooked(notice)) return;
    try {
      await inTransaction(deps.connection, (tx) => book(deps, notice, tx));
    } catch (error) {
      if (!isBookedAlready(error) || !(await isBooked(notice))) throw error;
    }
  };
};
