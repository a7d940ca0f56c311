import { RuleViolation } from '../errors';
import { cleanName } from './clean';
import { turnsLetters } from './hidden';
import { holdsLink } from './links';
import type { Field, Reading } from './reading';
import { fits, isReadable } from './size';

/** What stands in names beside letters: `O’Neill-Smith Jr.`, `Saʻud`, `Gal·la`. */
const beside = " .'’‘ʼʻ·–-";
const name = new RegExp(`^(?=.*\\p{L})[\\p{L}\\p{M}${beside}]+$`, 'u');
const inScript = {
  ARABIC: new RegExp(`^[\\p{Script=Arabic}\\p{M}${beside}]+$`, 'u'),
  LATIN: new RegExp(`^[\\p{Script=Latin}\\p{M}${beside}]+$`, 'u'),
} as const;

/** Whether a name that was read is in the letters of one script alone. */
export const isNameIn = (script: keyof typeof inScript, text: string): boolean => inScript[script].test(text);

/**
 * Reads a person's name or a part of it, in any script: letters and what stands beside them in names. It goes into letters
 * that others receive, so it holds no link, and no mark that shows it in another order than it is stored.
 * @returns the name without tatweel and vowel signs; REQUIRED, TOO_LONG or NAME_NOT_PLAIN (IDN-01, MEM-01)
 */
export const readName = (typed: string, max: number, field: Field): Reading<string> => {
  const text = isReadable(typed, max) ? cleanName(typed) : undefined;
  if (text === '') return new RuleViolation('REQUIRED', {}, field);
  if (text === undefined || !fits(text, max)) return new RuleViolation('TOO_LONG', { max }, field);
  const plain = !turnsLetters(typed) && name.test(text) && !holdsLink(text);
  return plain ? text : new RuleViolation('NAME_NOT_PLAIN', {}, field);
};
