import { endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { labelOf, type RefundGround, type Text } from '@mumaris/schemas';
import { type Decision, type PostingRules, silent } from '../../ledger';
import { sumOf } from '../../money';
import { yearlyNumber } from '../../invoices';
import { isOverdue, isPossible, type Refund, type RefundRules, type RefundVote, take } from './refund';
import { refundApproved, refundDeclined, refundOverdue } from './refund-events';
import { postingsOf } from './refund-postings';
import type { RefundQuote } from './refund-quote';

interface Verdict {
  readonly approve: boolean;
  readonly by: string;
  readonly ground: RefundGround;
  readonly reason: Text;
  /** What BIL-08 gives on this ground. */
  readonly quote: RefundQuote;
  /** Why it gives nothing, where it does. */
  readonly why: Text;
}

/**
 * Finance decides (BIL-09): above the limit a second person has to say the same. A word against it ends it at once.
 * @throws RuleViolation REFUND_NOT_NOW, SAME_PERSON, NOTHING_TO_REFUND, GROUND_DIFFERS
 */
export const decideRefund = (
  refund: Refund,
  { approve, by, ground, reason, quote, why }: Verdict,
  rules: RefundRules & { readonly posting: PostingRules },
  now: Date,
): Decision<Refund> => {
  const { votes } = refund;
  const vote: RefundVote = { by, at: now, approve, ground, reason };
  const first = votes.at(-1);
  if (first && isPossible(refund, 'DECLINE')) assertAnotherPerson(by, first.by);
  if (!approve) {
    const state = take(refund, 'DECLINE', { votes: [...votes, vote], decidedAt: now });
    return { state, events: [refundDeclined(state, reason)], postings: [] };
  }
  const fees = quote.fees.flatMap(({ kind, refundable: amount }) => (amount ? { kind, amount } : []));
  const amount = sumOf(fees.map((fee) => fee.amount));
  const needsSecond = amount > rules.secondPersonAbove && first?.ground !== ground;
  if (needsSecond && first)
    throw new RuleViolation('GROUND_DIFFERS', { ground: labelOf('RefundGround', first.ground) }, 'ground');
  const state = take(refund, needsSecond ? 'APPROVE_FIRST' : 'APPROVE', { votes: [...votes, vote] });
  if (!amount) throw new RuleViolation('NOTHING_TO_REFUND', { why }, 'ground');
  if (needsSecond) return silent(state);
  const granted: Refund = {
    ...state,
    ground,
    fees,
    amount,
    decidedAt: now,
    collectBy: endOfPeriod(now, rules.daysToCollect),
  };
  return {
    state: granted,
    events: [refundApproved(granted, reason)],
    postings: [postingsOf.approved(granted, rules.posting, now)],
  };
};

/** Gives a grant its credit note (BIL-11); leaves every other decision as it is. @param sequence takes the next number of the year */
export const withCreditNote = async (
  decision: Decision<Refund>,
  sequence: () => Promise<number>,
  now: Date,
): Promise<Decision<Refund>> => {
  const { state } = decision;
  if (state.status !== 'APPROVED') return decision;
  return {
    ...decision,
    state: { ...state, creditNote: { number: yearlyNumber('CN', now, await sequence()), at: now } },
  };
};

/** Tells, once, that a request is not decided in time (BIL-09). */
export const escalateRefund = (refund: Refund, now: Date): Decision<Refund> => {
  if (!isOverdue(refund, now) || refund.escalatedAt) return silent(refund);
  const state = { ...refund, escalatedAt: now };
  return { state, events: [refundOverdue(state)], postings: [] };
};
