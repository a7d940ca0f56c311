import { RuleViolation, type Text } from '@mumaris/kit/errors';

/** The text without needless white space. */
export const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

const arabicLetter = /\p{Script=Arabic}/u;
const latinLetter = /\p{Script=Latin}/u;

/** Text that a member of staff writes for an applicant, in lines as written. */
export const tidyText = ({ ar, en }: Text): Text => ({ ar: ar.trim(), en: en.trim() });

/** What is wrong with a text for people: each language is there, is in its own letters, and is not too long. */
export const textViolations = ({ ar, en }: Text, max: number, field: readonly string[]): RuleViolation[] => [
  ...(arabicLetter.test(ar) && ar.length <= max ? [] : [new RuleViolation('TEXT_ARABIC', { max }, [...field, 'ar'])]),
  ...(latinLetter.test(en) && en.length <= max ? [] : [new RuleViolation('TEXT_ENGLISH', { max }, [...field, 'en'])]),
];
