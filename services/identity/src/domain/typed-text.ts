import { asciiDigits } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';

/** Marks that turn the order of what is read, or stand for nothing; those that join letters stay (UAX #9, UAX #31). */
const hiddenMarks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A name or sentence as it is kept: without control characters and hidden marks, and with single blanks. */
export const tidy = (text: string): string => {
  const tidied = text
    .replace(hiddenMarks, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return /[^\s\p{Cf}]/u.test(tidied) ? tidied : '';
};

/** An address or number as it is read: in ASCII digits, without the marks that a keyboard or clipboard hides around it. */
export const plainly = (text: string): string => asciiDigits(text.replace(/\p{Cf}/gu, '')).trim();

/** What is wrong with a name or sentence that has been tidied: it is missing, or too long. */
export const textViolation = (text: string, max: number, field: string | string[]) => {
  if (!text) return new RuleViolation('REQUIRED', {}, field);
  return [...text].length > max && new RuleViolation('TOO_LONG', { max }, field);
};

/** Tidies a name or sentence. @throws RuleViolation REQUIRED, TOO_LONG */
export const readText = (text: string, max: number, field: string): string => {
  const tidied = tidy(text);
  const violation = textViolation(tidied, max, field);
  if (violation) throw violation;
  return tidied;
};
