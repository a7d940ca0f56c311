import type { Posting } from './ledger';

/** What a posting is, without when. */
export type Movement = Pick<Posting, 'cause' | 'entries'>;

/** An invoice or a payment, and what the ledger has to hold of it (BIL-10). */
export interface Booked {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The ways in which it can have come to what it is; one of them has to be what was booked. */
  readonly ways: readonly (readonly Movement[])[];
}

const told = (movements: readonly Movement[]): string =>
  JSON.stringify(
    movements
      .map(({ cause, entries }) => [
        cause.what,
        cause.id,
        entries.map(({ account, debit, credit }) => [account, debit, credit]),
      ])
      .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  );

/** Whether what was booked of a thing is what it says of itself. */
export const agrees = ({ ways }: Pick<Booked, 'ways'>, booked: readonly Movement[]): boolean => {
  const found = told(booked);
  return ways.some((way) => told(way) === found);
};
