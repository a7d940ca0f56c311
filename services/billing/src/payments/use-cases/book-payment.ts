import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { PaymentMethod } from '@mumaris/schemas';
import { type Invoice, yearlyNumber } from '../../invoices';
import { itemKindOf, openItem } from '../domain/open-item';
import { type Payment, type PaymentNotice, receivePayment as receive, settleInvoice } from '../domain/payment';
import type { Deps } from './deps';

const named = {
  SADAD: (billNumber: string) => ({ billNumber }),
  CARD: (number: string) => ({ number }),
} satisfies Record<PaymentMethod, (reference: string) => object>;

/** The invoice that is meant by what the payer paid by. */
export const meantInvoice = ({ method, reference }: Pick<PaymentNotice, 'method' | 'reference'>) =>
  named[method](reference);

/** What follows from where a payment went: its invoice is paid, or finance has to look at it. */
export const settle = async (
  { invoices, sequences, openItems, rules, clock }: Deps,
  payment: Payment,
  invoice: Invoice | undefined,
  tx: Transaction,
): Promise<void> => {
  const now = clock.now();
  const kind = itemKindOf(payment);
  if (kind) {
    const told = { ...payment, currency: 'SAR', paidAt: payment.at };
    await openItems.openIn(openItem(kind, told, { id: newId('opn'), paymentId: payment.id, now }), tx);
  }
  if (!invoice || payment.allocation.to !== 'INVOICE') return;
  const number = yearlyNumber('RCT', now, await sequences.nextReceipt(now));
  await invoices.update(invoice.id, (open) => settleInvoice(open, payment, number, rules.posting, now), tx);
};

/** Books money that arrived (BIL-05, BIL-10), unless it is booked already. */
export const bookPayment = async (deps: Deps, notice: PaymentNotice, tx: Transaction): Promise<void> => {
  const { invoices, payments, rules, clock } = deps;
  // Looked for again by each try: a hundred notifications at once must not queue up for the invoice one by one.
  if (await payments.findBooked(notice, tx)) return;
  // Held first: of many at once only one gets past here, so that the others take no receipt number.
  const invoice = await invoices.hold(meantInvoice(notice), tx);
  const decision = receive(newId('pay'), notice, invoice, rules.posting, clock.now());
  await payments.insert(decision, tx);
  await settle(deps, decision.state, invoice, tx);
};
