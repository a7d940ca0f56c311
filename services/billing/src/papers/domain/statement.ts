import { type Day, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { sumOf } from '../../money';
import { type Invoice, sumOfLines } from '../../invoices';
import type { Payment } from '../../payments';
import type { Refund } from '../../refunds';
import type { Movement } from './paper-rules';

/** The days of a statement, both in it. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** The first and the last instant of a period. */
export const instantsOf = ({ from, until }: Period): { first: Date; last: Date } => ({
  first: startOfDay(from),
  last: endOfDay(until),
});

interface Move {
  readonly at: Date;
  readonly what: Movement;
  /** The numbers of what it is about; empty where it has none. */
  readonly about: { readonly invoice: string; readonly receipt: string; readonly refund: string };
  /** In halalas: what is owed more, or, below zero, less. */
  readonly amount: number;
}

/** A line of a statement, with what is owed after it. */
export interface StatementLine extends Move {
  readonly balance: number;
}

/** What an account owed before a period and after it, and what changed it. */
export interface Statement {
  readonly opening: number;
  readonly lines: readonly StatementLine[];
  readonly closing: number;
}

/** All of an account that is open or moved in a period. */
export interface AccountFacts {
  readonly invoices: readonly Invoice[];
  readonly refunds: readonly Refund[];
  /** Those that went back or wait, wholly or in part, in place of paying an invoice. */
  readonly payments: readonly Payment[];
  /** The numbers of all its invoices, by their ids. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Every invoice is asked for once, and is paid or closed once. */
const movesOfInvoice = (invoice: Invoice): Move[] => {
  const { status, issuedAt, paidAt, closedAt } = invoice;
  // Of a waived one the total is nothing; it was asked for before its payer was exempt, or never (BIL-06).
  const total = sumOfLines(invoice);
  const about = { invoice: invoice.number, receipt: invoice.receipt?.number ?? '', refund: '' };
  const issued: Move = { at: issuedAt, what: 'ISSUED', about, amount: total };
  if (status === 'PAID' && paidAt) return [issued, { at: paidAt, what: 'PAID', about, amount: -total }];
  if (status === 'WAIVED' && closedAt?.getTime() === issuedAt.getTime()) return [];
  if ((status === 'EXPIRED' || status === 'CANCELLED' || status === 'WAIVED') && closedAt)
    return [issued, { at: closedAt, what: status, about, amount: -total }];
  return [issued];
};

/** What was granted is the payer's until it is paid out or lapses; what was never owed is theirs since it arrived. */
const movesOfRefund = (refund: Refund, payments: readonly Payment[]): Move[] => {
  const { number, invoiceNumber, ground, status, amount, paymentId, requestedAt, decidedAt, collectBy, paidAt } =
    refund;
  if (!amount) return [];
  const about = { invoice: invoiceNumber ?? '', receipt: '', refund: number };
  const received = payments.find(({ id }) => id === paymentId)?.at ?? requestedAt;
  const credited: Move =
    ground === null
      ? { at: received, what: 'RECEIVED', about, amount: -amount }
      : { at: decidedAt ?? requestedAt, what: 'GRANTED', about, amount: -amount };
  if (status === 'PAID' && paidAt) return [credited, { at: paidAt, what: 'PAID_OUT', about, amount }];
  if (status === 'LAPSED' && collectBy)
    return [credited, { at: new Date(collectBy.getTime() + 1), what: 'LAPSED', about, amount }];
  return [credited];
};

/** Money that nobody has decided on yet, or whose refund is not opened yet. */
const movesOfPayment = (
  { at, invoiceId, amount, owedBack, allocation }: Payment,
  invoices: AccountFacts['numbers'],
): Move[] => {
  const loose = allocation.to === 'UNALLOCATED' ? amount : owedBack;
  const about = { invoice: invoices.get(invoiceId ?? '') ?? '', receipt: '', refund: '' };
  return loose ? [{ at, what: 'RECEIVED', about, amount: -loose }] : [];
};

/** At one instant an invoice is asked for before it is paid. */
const inOrder = (one: Move, other: Move): number =>
  one.at.getTime() - other.at.getTime() ||
  other.amount - one.amount ||
  one.about.invoice.localeCompare(other.about.invoice, 'en');

/**
 * The statement of an account (BIL-11): what was asked for, paid, dropped and given back, with the balance after each.
 * @throws RuleViolation STATEMENT_TOO_LONG
 */
export const statementOf = (
  { invoices, refunds, payments, numbers }: AccountFacts,
  period: Period,
  most: number,
): Statement => {
  const { first, last } = instantsOf(period);
  const all = [
    ...invoices.flatMap(movesOfInvoice),
    ...refunds.flatMap((refund) => movesOfRefund(refund, payments)),
    ...payments.flatMap((payment) => movesOfPayment(payment, numbers)),
  ];
  const moves = all.filter(({ at }) => at <= last);
  const opening = sumOf(moves.filter(({ at }) => at < first).map(({ amount }) => amount));
  const within = moves.filter(({ at }) => at >= first).toSorted(inOrder);
  if (within.length > most) throw new RuleViolation('STATEMENT_TOO_LONG', { max: most }, 'from');
  let balance = opening;
  const lines = within.map((move) => ({ ...move, balance: (balance += move.amount) }));
  return { opening, lines, closing: balance };
};

/** Refuses days that no statement can be of. @throws RuleViolation STATEMENT_DAYS_CROSSED */
export const assertPeriod = ({ from, until }: Period): void => {
  if (from > until) throw new RuleViolation('STATEMENT_DAYS_CROSSED', {}, 'until');
};
