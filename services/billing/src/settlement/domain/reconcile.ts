import { type Day, endOfDay } from '@mumaris/kit/calendar';
import type { OpenItemKind, PaymentMethod } from '@mumaris/schemas';
import type { Payment, PaymentNotice } from '../../payments';
import type { SettlementRow } from './settlement-reader';

/** All rows of a file that have one payment id, in their order. */
export type RowsOfPayment = readonly [SettlementRow, ...SettlementRow[]];

/** In what a file and the books differ. */
export type Difference = Extract<OpenItemKind, `FILE_${string}` | 'NOT_IN_FILE'>;

/** What a payment of a file is to the books: it is there and the same, it is to be booked, or a difference. */
export type Finding = 'MATCHED' | 'BOOKED' | Exclude<Difference, 'NOT_IN_FILE'>;

const isSame = (one: { amount: number; reference: string }, other: { amount: number; reference: string }): boolean =>
  one.amount === other.amount && one.reference === other.reference;

/**
 * Holds what a file says of one payment against the books (BIL-10). A payment is one by the provider's id, so equal rows are one, and
 * of unequal ones neither is believed.
 */
export const findingOf = (
  [row, ...others]: RowsOfPayment,
  day: Day,
  booked: Pick<Payment, 'amount' | 'reference'> | undefined,
): Finding => {
  if (others.some((other) => !isSame(row, other) || row.day !== other.day)) return 'FILE_CONTRADICTS_ITSELF';
  if (row.day !== day) return 'FILE_OF_ANOTHER_DAY';
  if (!booked) return 'BOOKED';
  return isSame(row, booked) ? 'MATCHED' : 'FILE_DIFFERS';
};

/** What a row says, as the provider's notification would have. */
export const noticeOf = (
  method: PaymentMethod,
  { paymentId, reference, day, amount }: SettlementRow,
): PaymentNotice => ({
  method,
  providerPaymentId: paymentId,
  reference,
  amount,
  currency: 'SAR',
  // The bank says the day alone. All of it is in time for what falls due on it; and not earlier than it may have been, so that who
  // paid after the end of an application gets the money back.
  paidAt: endOfDay(day),
});
