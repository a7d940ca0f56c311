import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import type { Reading } from '@mumaris/kit/text/reading';
import { clip } from '@mumaris/kit/text/size';

/** How much staff write at a time: a reason, a remark, an opinion. */
export const mostWritten = 2_000;

/** What a member of staff writes for an applicant: lines as written, in the letters of the language, as the event carries them. */
const readIn = (letter: RegExp, written: string, max: number, refused: RuleViolation): Reading<string> => {
  const text = readParagraphs(written, max, '');
  return typeof text === 'string' && letter.test(text) && clip(text, max) === text ? text : refused;
};

/** Reads text that staff write for an applicant: each language is there, is in its own letters, and is not too long. */
export const readText = ({ ar, en }: Text, max: number, field: readonly string[]) => ({
  ar: readIn(/\p{Script=Arabic}/u, ar, max, new RuleViolation('TEXT_ARABIC', { max }, [...field, 'ar'])),
  en: readIn(/\p{Script=Latin}/u, en, max, new RuleViolation('TEXT_ENGLISH', { max }, [...field, 'en'])),
});
