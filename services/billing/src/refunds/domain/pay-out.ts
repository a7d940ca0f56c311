import { endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { type Decision, type PostingRules, silent } from '../../ledger';
import { isPossible, type PayOut, type Refund, type RefundRules, take } from './refund';
import { refundLapsed, refundPaid, refundSentBack } from './refund-events';
import { postingsOf } from './refund-postings';

/**
 * The payer says where the money goes (BIL-09).
 * @throws RuleViolation REFUND_NOT_NOW, REFUND_LAPSED, CARD_NOT_POSSIBLE
 */
export const collectRefund = (refund: Refund, payOut: PayOut, now: Date): Decision<Refund> => {
  if (payOut.way === 'CARD' && (refund.method !== 'CARD' || refund.cardRefused))
    throw new RuleViolation('CARD_NOT_POSSIBLE', {}, 'way');
  assertInTime(refund, now);
  return silent(take(refund, 'COLLECT', { payOut }));
};

const isUncollected = ({ collectBy }: Refund, now: Date): boolean =>
  collectBy !== null && now.getTime() > collectBy.getTime();

/** Also before any sweep has come by. @throws RuleViolation REFUND_LAPSED */
const assertInTime = (refund: Refund, now: Date): void => {
  if (isPossible(refund, 'LAPSE') && isUncollected(refund, now)) throw new RuleViolation('REFUND_LAPSED');
};

/** Ends a granted refund that nobody collected in time (BIL-09); leaves every other as it is. */
export const lapseRefund = (refund: Refund, posting: PostingRules, now: Date): Decision<Refund> => {
  if (!isPossible(refund, 'LAPSE') || !isUncollected(refund, now)) return silent(refund);
  const state = take(refund, 'LAPSE');
  return { state, events: [refundLapsed(state)], postings: [postingsOf.lapsed(state, posting, now)] };
};

/** The card provider paid it back. @param reference what the provider calls it. @throws RuleViolation REFUND_NOT_NOW */
export const payRefund = (refund: Refund, reference: string, posting: PostingRules, now: Date): Decision<Refund> => {
  const state = take(refund, 'PAY', { payOutReference: reference, paidAt: now });
  return { state, events: refundPaid(state), postings: [postingsOf.paid(state, posting, now)] };
};

const byHand: PayOut = { way: 'BY_HAND', iban: null, holder: null };

/**
 * Finance paid it through the bank, not whoever granted it last where that took two (BIL-09).
 * @param reference what the bank calls it
 * @throws RuleViolation REFUND_NOT_NOW, REFUND_LAPSED, CARD_PAYS_OUT, SAME_PERSON
 */
export const recordPayOut = (
  refund: Refund,
  { by, reference }: { readonly by: string; readonly reference: string },
  rules: RefundRules & { readonly posting: PostingRules },
  now: Date,
): Decision<Refund> => {
  if (refund.status === 'PAYING' && refund.payOut?.way === 'CARD') throw new RuleViolation('CARD_PAYS_OUT');
  assertInTime(refund, now);
  if (isPossible(refund, 'PAY') && refund.amount > rules.secondPersonAbove)
    for (const vote of refund.votes) assertAnotherPerson(by, vote.by);
  return payRefund({ ...refund, payOut: refund.payOut ?? byHand, paidBy: by }, reference, rules.posting, now);
};

/**
 * The bank did not take the transfer, or the account is not the payer's: the payer says anew where the money goes, and has the whole time for it again
 * (BIL-09).
 * @throws RuleViolation REFUND_NOT_NOW, CARD_PAYS_OUT
 */
export const sendBack = (refund: Refund, reason: Text, { daysToCollect }: RefundRules, now: Date): Decision<Refund> => {
  if (refund.payOut?.way === 'CARD') throw new RuleViolation('CARD_PAYS_OUT');
  const collectBy = refund.collectBy && endOfPeriod(now, daysToCollect);
  const state = take(refund, 'FAIL', { payOut: null, collectBy });
  return { state, events: refundSentBack(state, reason), postings: [] };
};

/** The card provider refuses for good: the payer chooses another way, and has the whole time for it again. */
export const failPayOut = (refund: Refund, { daysToCollect }: RefundRules, now: Date): Decision<Refund> =>
  silent(
    isPossible(refund, 'FAIL')
      ? take(refund, 'FAIL', {
          payOut: null,
          cardRefused: true,
          collectBy: refund.collectBy && endOfPeriod(now, daysToCollect),
        })
      : refund,
  );
