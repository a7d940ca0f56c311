import { cleanLine } from './clean';
import { asciiDigits } from './digits';
import { isReadable } from './size';

/** A number, code or address as it is read: a clean line in ASCII digits; empty where it is longer than any is. */
export const plainly = (typed: string): string => (isReadable(typed) ? asciiDigits(cleanLine(typed)) : '');

/** Whether nothing was typed that can be seen. */
export const isBlank = (typed: string): boolean => isReadable(typed) && cleanLine(typed) === '';

/** Blanks, dashes, dots and commas, Arabic ones too: what people group digits with. */
const separators = /[\s.,\u060c\u066b\u066c\u2212\p{Pd}]/gu;

/** What `plainly` made, without what its parts are grouped with. */
export const withoutSeparators = (plain: string): string => plain.replace(separators, '');
