import { RuleViolation, type Text } from '../errors';
import { readParagraphs } from './read-text';
import type { Reading } from './reading';
import { clip } from './size';

/** Lines as written, in the letters of the language, as an event carries them. */
const readIn = (letter: RegExp, written: string, max: number, refused: RuleViolation): Reading<string> => {
  const text = readParagraphs(written, max, '');
  return typeof text === 'string' && letter.test(text) && clip(text, max) === text ? text : refused;
};

/** Reads text that staff write for people: each language is there, is in its own letters, and is not too long. */
export const readText = ({ ar, en }: Text, max: number, field: readonly string[]) => ({
  ar: readIn(/\p{Script=Arabic}/u, ar, max, new RuleViolation('TEXT_ARABIC', { max }, [...field, 'ar'])),
  en: readIn(/\p{Script=Latin}/u, en, max, new RuleViolation('TEXT_ENGLISH', { max }, [...field, 'en'])),
});
