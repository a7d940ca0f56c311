import type { Text } from '@mumaris/kit/errors';
import { say } from '@mumaris/kit/words/say';
import type { RefundRules } from './refund';
import type { QuotedFee, RefundQuote } from './refund-quote';

/** Why a fee goes back or stays, in a sentence. */
export const becauseOf = ({ rule, lastDay }: QuotedFee, { because }: RefundRules): Text => {
  const sentence = because[rule];
  if (!sentence) throw new Error(`rules/refunds.yaml says nothing of ${rule}`);
  return say(sentence, lastDay === null ? {} : { lastDay: { day: lastDay } });
};

/** Why nothing of an invoice goes back: what is said of its service or exam fee, where it has one. */
export const whyNothing = ({ fees }: RefundQuote, rules: RefundRules): Text => {
  const decisive = fees.find(({ kind }) => kind === 'SERVICE' || kind === 'EXAM') ?? fees[0];
  return decisive ? becauseOf(decisive, rules) : { ar: '', en: '' };
};
