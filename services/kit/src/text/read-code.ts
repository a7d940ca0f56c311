import { plainly, withoutSeparators } from './plain';

/** Reads a code of digits, as an SMS or an app shows it, in any grouping; what is no code is right nowhere (IDN-12). */
export const readDigitCode = (typed: string): string => withoutSeparators(plainly(typed));

/** Reads a code in Crockford’s base 32 as people copy it: letters that are taken for digits are read as these. */
export const readLetterCode = (typed: string): string =>
  withoutSeparators(plainly(typed)).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** Reads a code of digits and signs, such as + or #, as any keyboard gives them, in any grouping (IDN-03). */
export const readSignCode = (typed: string): string => withoutSeparators(plainly(typed).normalize('NFKC'));
