import { z } from 'zod';

/** Marks that keyboards and clipboards hide in what is typed, and that nobody sees. */
const hidden = /[\p{Cf}\p{Cc}]/gu;

/** What a person typed or pasted, as it is read: digits of any kind as ASCII, full-width letters as plain ones. */
export const plainly = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(hidden, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .trim();

/** The same for a number or code, without the blanks, dots and dashes that group it. */
export const ungrouped = (typed: string): string => plainly(typed).replace(/[\s.\u2212\p{Pd}]/gu, '');

/** A field that somebody fills in, of 1 to `max` characters. */
export const typedText = (max: number) => z.string().max(max).transform(plainly).pipe(z.string().min(1));
