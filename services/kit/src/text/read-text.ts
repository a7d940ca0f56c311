import { RuleViolation } from '../errors';
import { cleanLine, cleanParagraphs } from './clean';
import type { Field, Reading } from './reading';
import { fits, isReadable } from './size';

const readWith =
  (clean: (typed: string) => string) =>
  (typed: string, max: number, field: Field): Reading<string> => {
    const text = isReadable(typed, max) ? clean(typed) : undefined;
    return text !== undefined && fits(text, max) ? text : new RuleViolation('TOO_LONG', { max }, field);
  };

/** Reads one line, such as a title: clean, at most `max` graphemes, or TOO_LONG; empty where nothing can be seen. */
export const readLine = readWith(cleanLine);

/** Reads free text in lines: clean, at most `max` graphemes, or TOO_LONG; empty where nothing can be seen. */
export const readParagraphs = readWith(cleanParagraphs);
