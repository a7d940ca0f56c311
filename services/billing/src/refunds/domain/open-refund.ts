import { endOfPeriod } from '@mumaris/kit/calendar';
import type { RefundGround } from '@mumaris/schemas';
import type { Invoice } from '../../invoices';
import type { Decision } from '../../ledger';
import type { Payment } from '../../payments';
import { type PayOut, type Refund, type RefundRules, take } from './refund';
import { refundOpened, refundRequested } from './refund-events';

/** Whose money it is, and which payment. */
type Payer = Pick<
  Refund,
  | 'invoiceId'
  | 'invoiceNumber'
  | 'applicationId'
  | 'accountId'
  | 'practitionerId'
  | 'paymentId'
  | 'method'
  | 'providerPaymentId'
>;

/** @param invoice that the money was meant for, where there is one */
export const payerOf = (
  { id: paymentId, method, providerPaymentId }: Payment,
  invoice: Invoice | undefined,
): Payer => ({
  invoiceId: invoice?.id ?? null,
  invoiceNumber: invoice?.number ?? null,
  applicationId: invoice?.applicationId ?? null,
  accountId: invoice?.accountId ?? null,
  practitionerId: invoice?.practitionerId ?? null,
  paymentId,
  method,
  providerPaymentId,
});

const opened = (
  { id, number, payer }: { readonly id: string; readonly number: string; readonly payer: Payer },
  now: Date,
): Omit<Refund, 'status'> => ({
  id,
  number,
  ...payer,
  ground: null,
  words: null,
  fees: [],
  amount: 0,
  requestedAt: now,
  firstRequestedAt: now,
  decideBy: null,
  escalatedAt: null,
  votes: [],
  decidedAt: null,
  creditNote: null,
  collectBy: null,
  payOut: null,
  cardRefused: false,
  payOutReference: null,
  paidBy: null,
  paidAt: null,
});

/** An applicant asks for a refund: finance decides within 15 days (BIL-09). @param firstRequestedAt of one that lapsed before it */
export const requestRefund = (
  named: { readonly id: string; readonly number: string; readonly payer: Payer },
  {
    ground,
    words,
    firstRequestedAt,
  }: { readonly ground: RefundGround; readonly words: string; readonly firstRequestedAt: Date | null },
  { daysToDecide }: RefundRules,
  now: Date,
): Decision<Refund> => {
  const state: Refund = {
    ...opened(named, now),
    status: 'REQUESTED',
    ground,
    words,
    firstRequestedAt: firstRequestedAt ?? now,
    decideBy: endOfPeriod(now, daysToDecide),
  };
  return { state, events: [refundRequested(state)], postings: [] };
};

const toCard: PayOut = { way: 'CARD', iban: null, holder: null };

/**
 * Money that was never owed goes back without a request and without lapsing (BIL-05, BIL-07): to the card that paid at once, else to where its
 * payer says.
 * @param isNews whether its payer was not told of it when it arrived
 */
export const openRefund = (
  named: { readonly id: string; readonly number: string; readonly payer: Payer },
  amount: number,
  now: Date,
  isNews = false,
): Decision<Refund> => {
  const granted = { ...opened(named, now), status: 'APPROVED', amount, decidedAt: now } as const;
  const state = named.payer.method === 'CARD' ? take(granted, 'COLLECT', { payOut: toCard }) : granted;
  return { state, events: isNews ? refundOpened(state) : [], postings: [] };
};
