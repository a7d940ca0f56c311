import type { PaymentMethod } from '@mumaris/schemas';
import type { FeeKind } from '../../fees';

/** Which account each movement goes to: rules-as-data (rules/accounts.yaml). */
export interface PostingRules {
  readonly receivable: string;
  readonly income: Readonly<Record<FeeKind, string>>;
  readonly clearing: Readonly<Record<PaymentMethod, string>>;
  readonly unallocated: string;
  readonly refundsPayable: string;
  /** Our own account, from which refunds are paid that go to no card. */
  readonly payOutBank: string;
}

/** One side of a movement, in halalas; exactly one of the two is not 0. */
export interface Entry {
  readonly account: string;
  readonly debit: number;
  readonly credit: number;
}

export const causes = [
  'INVOICE_ISSUED',
  'INVOICE_CLOSED',
  'INVOICE_REOPENED',
  'PAYMENT_RECEIVED',
  'PAYMENT_GIVEN_BACK',
  'PAYMENT_MATCHED',
  'PAYMENT_ALLOCATED',
  'PAYMENT_RETURNED',
  'REFUND_APPROVED',
  'REFUND_LAPSED',
  'REFUND_PAID',
] as const;

/** What made money move: a thing happens once to an invoice, a payment or a refund, and is booked once. */
export interface Cause {
  readonly what: (typeof causes)[number];
  /** The id of the invoice, the payment or the refund. */
  readonly id: string;
}

/** A balanced movement (BIL-10), written with what caused it and never changed. */
export interface Posting {
  readonly cause: Cause;
  readonly at: Date;
  readonly entries: readonly Entry[];
}

/**
 * Names a posting by its cause, so that the store itself books one thing once: in the ledger's database nobody may make
 * an index. `PAYMENT_RECEIVED:pay_01k8…`
 */
export const postingId = ({ what, id }: Cause): string => `${what}:${id}`;

/** Moves an amount of halalas from one account (credited) to another (debited). */
export const move = (cause: Cause, at: Date, amount: number, { from, to }: { from: string; to: string }): Posting => ({
  cause,
  at,
  entries: [
    { account: to, debit: amount, credit: 0 },
    { account: from, debit: 0, credit: amount },
  ],
});

const isOneSided = ({ debit, credit }: Entry) =>
  Number.isSafeInteger(debit) && Number.isSafeInteger(credit) && Math.min(debit, credit) === 0 && debit + credit > 0;

/** Whether entries are whole halalas, one-sided, and their debits equal their credits (BIL-10). */
export const isBalanced = (entries: readonly Entry[]): boolean =>
  entries.length >= 2 &&
  entries.every(isOneSided) &&
  entries.reduce((sum, { debit, credit }) => sum + debit - credit, 0) === 0;
