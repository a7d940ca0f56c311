import { move, type Posting, type PostingRules } from '../../ledger';
import type { Refund } from './refund';

/** What is granted lies with us for the payer: it is income no more (BIL-10). */
const approvedPosting = (
  { id, fees, amount }: Refund,
  { income, refundsPayable }: PostingRules,
  at: Date,
): Posting => ({
  cause: { what: 'REFUND_APPROVED', id },
  at,
  entries: [
    ...fees.map(({ kind, amount: debit }) => ({ account: income[kind], debit, credit: 0 })),
    { account: refundsPayable, debit: 0, credit: amount },
  ],
});

/** The postings that book a grant, its lapse and its pay-out. */
export const postingsOf = {
  approved: approvedPosting,
  /** What nobody collected is income again (BIL-09). */
  lapsed: (refund: Refund, rules: PostingRules, at: Date): Posting => {
    const { entries } = approvedPosting(refund, rules, at);
    return {
      cause: { what: 'REFUND_LAPSED', id: refund.id },
      at,
      entries: entries.map(({ account, debit, credit }) => ({ account, debit: credit, credit: debit })).toReversed(),
    };
  },
  paid: ({ id, amount, payOut }: Refund, { refundsPayable, clearing, payOutBank }: PostingRules, at: Date): Posting =>
    move({ what: 'REFUND_PAID', id }, at, amount, {
      from: payOut?.way === 'CARD' ? clearing.CARD : payOutBank,
      to: refundsPayable,
    }),
};
