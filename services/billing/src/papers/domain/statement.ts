import { addDays, type Day, endOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { sumOf } from '../../money';
import type { Invoice } from '../../invoices';
import type { Movement } from './paper-rules';

/** The days of a statement, both in it. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** The first and the last instant of a period. */
export const instantsOf = ({ from, until }: Period): { first: Date; last: Date } => ({
  first: new Date(endOfDay(addDays(from, -1)).getTime() + 1),
  last: endOfDay(until),
});

interface Move {
  readonly at: Date;
  readonly what: Movement;
  readonly invoice: Invoice;
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

/** Every invoice is asked for once, and is paid or closed once. */
const movesOf = (invoice: Invoice): Move[] => {
  const { status, total, issuedAt, paidAt, closedAt } = invoice;
  const issued: Move = { at: issuedAt, what: 'ISSUED', invoice, amount: total };
  if (status === 'PAID' && paidAt) return [issued, { at: paidAt, what: 'PAID', invoice, amount: -total }];
  if ((status === 'EXPIRED' || status === 'CANCELLED') && closedAt)
    return [issued, { at: closedAt, what: status, invoice, amount: -total }];
  return [issued];
};

/** At one instant an invoice is asked for before it is paid. */
const inOrder = (one: Move, other: Move): number =>
  one.at.getTime() - other.at.getTime() ||
  other.amount - one.amount ||
  one.invoice.number.localeCompare(other.invoice.number, 'en');

/**
 * The statement of an account (BIL-11): what was asked for, paid and dropped, with the balance after each.
 * @param invoices all of the account that are open or moved in the period or before it
 * @throws RuleViolation STATEMENT_TOO_LONG
 */
export const statementOf = (invoices: readonly Invoice[], period: Period, most: number): Statement => {
  const { first, last } = instantsOf(period);
  const moves = invoices.flatMap(movesOf).filter(({ at }) => at <= last);
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
