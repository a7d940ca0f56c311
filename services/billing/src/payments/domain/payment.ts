import {
  type CardDecline,
  type NewEvent,
  type PaymentMethod,
  PaymentNotAppliedV1,
  PaymentUnallocatedV1,
  type UnallocatedReason,
} from '@mumaris/schemas';
import { type Decision, move, type PostingRules, silent } from '../../ledger';
import { bookIncome, type Invoice, invoicePaid, isOwedAt, paysAt, type Receipt, riyals } from '../../invoices';

/** What a provider tells of money that it took. */
export interface PaymentNotice {
  readonly method: PaymentMethod;
  /** The provider's own id: the same id is the same payment (BIL-05). */
  readonly providerPaymentId: string;
  /** What the payer paid by: the SADAD bill number, or the invoice number at the card provider. */
  readonly reference: string;
  /** In the smallest unit of its currency: halalas. */
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: Date;
  /** The page on which a card was charged. */
  readonly checkoutId?: string | null | undefined;
}

/** What the card provider tells of a card that was charged or declined on a page of its. */
export type CardDecision = PaymentNotice & {
  readonly checkoutId: string;
  /** Why it was declined. */
  readonly reason: CardDecline;
};

export const destinations = ['INVOICE', 'REFUND', 'UNALLOCATED'] as const;

/** Where money goes: to its invoice, back to the payer in full, or to finance who decide (BIL-05). */
export interface Allocation {
  readonly to: (typeof destinations)[number];
  readonly why: UnallocatedReason | null;
}

/** Money that arrived, once for each payment of a provider. */
export interface Payment {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly providerPaymentId: string;
  readonly reference: string;
  /** The invoice that it was meant for; null where there is none. */
  readonly invoiceId: string | null;
  readonly amount: number;
  /** When the payer paid, by the provider's clock. */
  readonly at: Date;
  readonly receivedAt: Date;
  readonly allocation: Allocation;
  /** The page on which a card was charged; null for SADAD. */
  readonly checkoutId: string | null;
  /** What of it was more than the invoice that it pays, in halalas. */
  readonly excess: number;
  /** What of it goes back to the payer though nobody asked for it, and has no refund yet, in halalas (BIL-05). */
  readonly owedBack: number;
}

/**
 * Decides where money goes (BIL-05). It pays an invoice when it is the exact amount, paid by the end of the last day and
 * before its application ended. Money for an invoice that is paid or has expired goes back in full.
 */
export const allocate = (
  invoice: Invoice | undefined,
  { amount, paidAt }: Pick<PaymentNotice, 'amount' | 'paidAt'>,
): Allocation => {
  if (!invoice) return { to: 'UNALLOCATED', why: 'UNKNOWN_INVOICE' };
  if (!isOwedAt(invoice, paidAt)) return { to: 'REFUND', why: 'INVOICE_CLOSED' };
  if (amount !== invoice.total) return { to: 'UNALLOCATED', why: 'WRONG_AMOUNT' };
  return { to: 'INVOICE', why: null };
};

/** The account of the ledger that money goes to, by its destination. */
export const credited = {
  INVOICE: 'receivable',
  REFUND: 'refundsPayable',
  UNALLOCATED: 'unallocated',
} as const satisfies Record<Allocation['to'], keyof PostingRules>;

/** What is said of money that pays no invoice: to finance, and to the payer of the invoice that it was meant for. */
const notApplied = (payment: Payment, invoice: Invoice | undefined): NewEvent[] => {
  const { id: paymentId, method, at, allocation } = payment;
  const { why } = allocation;
  if (!why) return [];
  const amount = riyals(payment.amount);
  const told = PaymentUnallocatedV1.of({ paymentId, amount, method, why });
  if (!invoice || why === 'UNKNOWN_INVOICE') return [told];
  const { id: invoiceId, number, kind, applicationId, accountId } = invoice;
  const place = { paymentId, invoiceId, number, kind, applicationId, accountId };
  return [told, PaymentNotAppliedV1.of({ ...place, amount, paidAt: at.toISOString(), method, why })];
};

/** Books money that arrived, wherever it goes (BIL-05, BIL-10). @param id of the new payment */
export const receivePayment = (
  id: string,
  notice: PaymentNotice,
  invoice: Invoice | undefined,
  rules: PostingRules,
  now: Date,
): Decision<Payment> => {
  const { method, providerPaymentId, reference, amount, paidAt, checkoutId = null } = notice;
  const allocation = allocate(invoice, notice);
  const payment: Payment = {
    id,
    method,
    providerPaymentId,
    reference,
    invoiceId: invoice?.id ?? null,
    amount,
    at: paidAt,
    receivedAt: now,
    allocation,
    checkoutId,
    excess: 0,
    owedBack: allocation.to === 'REFUND' ? amount : 0,
  };
  const accounts = { from: rules[credited[payment.allocation.to]], to: rules.clearing[method] };
  const posting = move({ what: 'PAYMENT_RECEIVED', id }, now, amount, accounts);
  return { state: payment, events: notApplied(payment, invoice), postings: [posting] };
};

/** What goes back of it has a refund now. */
export const refundOpened = (payment: Payment): Decision<Payment> => silent({ ...payment, owedBack: 0 });

/**
 * Marks the invoice of an allocated payment as paid; the movement is the payment's. One that was cancelled since is owed after
 * all, and booked as if it had not been.
 */
export const settleInvoice = (
  invoice: Invoice,
  { id, method, at: takenAt }: Payment,
  number: string,
  rules: PostingRules,
  now: Date,
): Decision<Invoice> => {
  const receipt: Receipt = { number, paymentId: id, method };
  const at = paysAt(invoice, takenAt);
  const paid: Invoice = { ...invoice, status: 'PAID', paidAt: at, receipt, closedAt: null };
  const postings = invoice.status === 'CANCELLED' ? [bookIncome('INVOICE_REOPENED', invoice, rules, now)] : [];
  return { state: paid, events: [invoicePaid(paid, at, receipt)], postings };
};

/** Money that was taken after its application had ended: it goes back in full, though it was heard of first (BIL-05). */
export const giveBack = (
  payment: Payment,
  invoice: Invoice,
  { receivable, refundsPayable }: PostingRules,
  now: Date,
): Decision<Payment> => {
  const amount = payment.amount - payment.excess;
  const state: Payment = {
    ...payment,
    allocation: { to: 'REFUND', why: 'INVOICE_CLOSED' },
    owedBack: payment.owedBack + amount,
  };
  const accounts = { from: refundsPayable, to: receivable };
  const posting = move({ what: 'PAYMENT_GIVEN_BACK', id: payment.id }, now, amount, accounts);
  return { state, events: notApplied(state, invoice), postings: [posting] };
};

/**
 * Looks again at money that no invoice explained when it arrived: its invoice may only have been written a moment later (BIL-05).
 * @returns the payment as it is where its invoice is still not there
 */
export const matchPayment = (
  payment: Payment,
  invoice: Invoice | undefined,
  rules: PostingRules,
  now: Date,
): Decision<Payment> => {
  const { allocation: before, amount, at } = payment;
  if (!invoice || before.why !== 'UNKNOWN_INVOICE') return silent(payment);
  const allocation = allocate(invoice, { amount, paidAt: at });
  const owedBack = allocation.to === 'REFUND' ? amount : 0;
  const state: Payment = { ...payment, invoiceId: invoice.id, allocation, owedBack };
  if (state.allocation.to === before.to) return { state, events: notApplied(state, invoice), postings: [] };
  const accounts = { from: rules[credited[state.allocation.to]], to: rules.unallocated };
  const posting = move({ what: 'PAYMENT_MATCHED', id: payment.id }, now, amount, accounts);
  return { state, events: notApplied(state, invoice), postings: [posting] };
};
