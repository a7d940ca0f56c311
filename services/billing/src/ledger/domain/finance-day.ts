import type { Day } from '@mumaris/kit/calendar';
import { type PaymentMethod, paymentMethods } from '@mumaris/schemas';
import { type FeeKind, feeKinds } from '../../fees';
import type { PostingRules } from './ledger';
import type { AccountBalance, Balances } from './trial-balance';

/** What arrived one way, in halalas. */
interface MethodTakings {
  readonly method: PaymentMethod;
  readonly amount: number;
}

/** How the income of one fee moved, in halalas. */
interface FeeMovement {
  readonly kind: FeeKind;
  readonly charged: number;
  readonly dropped: number;
}

/** What was booked on one day, in halalas (BIL-10). */
export interface FinanceDay {
  readonly day: Day;
  readonly takings: readonly MethodTakings[];
  readonly fees: readonly FeeMovement[];
  readonly refundsGranted: number;
  readonly refundsPaidOut: number;
  /** At the end of the day. */
  readonly unallocated: number;
  readonly isComplete: boolean;
}

const none = { debits: 0, credits: 0 };
const sumsIn = (sums: readonly AccountBalance[], account: string) => sums.find(({ code }) => code === account) ?? none;

/**
 * What one day moved: the balances at its end less those at the end of the day before.
 * @param ends of one moment, so that nothing is booked between the two
 */
export const financeDay = (
  day: Day,
  { before, until }: { readonly before: Balances; readonly until: Balances },
  { income, clearing, unallocated, refundsPayable, payOutBank }: PostingRules,
): FinanceDay => {
  const moved = (account: string) => {
    const [start, end] = [sumsIn(before.sums, account), sumsIn(until.sums, account)];
    return { debits: end.debits - start.debits, credits: end.credits - start.credits };
  };
  const loose = sumsIn(until.sums, unallocated);
  return {
    day,
    takings: paymentMethods.map((method) => ({ method, amount: moved(clearing[method]).debits })),
    fees: feeKinds.map((kind) => {
      const { debits, credits } = moved(income[kind]);
      return { kind, charged: credits, dropped: debits };
    }),
    refundsGranted: moved(refundsPayable).credits,
    // Nothing but what is paid back leaves these two; what leaves refunds-payable also lapses.
    refundsPaidOut: moved(clearing.CARD).credits + moved(payOutBank).credits,
    unallocated: loose.credits - loose.debits,
    isComplete: until.isComplete,
  };
};
