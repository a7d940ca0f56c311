import type { Text } from '@mumaris/kit/errors';
import { say } from '@mumaris/kit/words/say';
import type { RefundRules } from './refund';
import type { QuotedFee, RefundQuote } from './refund-quote';

const sentenceOf = (name: string, { because }: RefundRules): Text => {
  const sentence = because[name];
  if (!sentence) throw new Error(`rules/refunds.yaml says nothing of ${name}`);
  return sentence;
};

/** Why a fee goes back or stays, in a sentence. */
export const becauseOf = ({ rule, lastDay }: QuotedFee, rules: RefundRules): Text => {
  const sentence = sentenceOf(rule, rules);
  return say(sentence, lastDay === null ? {} : { lastDay: { day: lastDay } });
};

/** Why nothing of an invoice goes back: it went back already, or else what is said of its service or exam fee, where it has one. */
export const whyNothing = ({ fees }: RefundQuote, rules: RefundRules): Text => {
  if (fees.some(({ rule }) => rule === 'IN_FULL')) return sentenceOf('GONE_BACK', rules);
  const decisive = fees.find(({ kind }) => kind === 'SERVICE' || kind === 'EXAM') ?? fees[0];
  return decisive ? becauseOf(decisive, rules) : { ar: '', en: '' };
};
