import { passesLuhn } from '../id';
import { plainly, withoutSeparators } from './plain';

/** Reads a number of at most `max` digits, of any kind and however grouped, as ASCII; undefined where it is none. */
export const readDigits = (typed: string, max: number): string | undefined => {
  const digits = withoutSeparators(plainly(typed));
  return digits.length <= max && /^\d+$/.test(digits) ? digits : undefined;
};

/**
 * Reads the number of a passport: 5 to 12 letters and digits, however grouped and in either case.
 * @returns in upper case; undefined where it is not such a number (IDN-06)
 */
export const readPassportNumber = (typed: string): string | undefined => {
  const number = withoutSeparators(plainly(typed)).toUpperCase();
  return /^[A-Z0-9]{5,12}$/.test(number) ? number : undefined;
};

/**
 * Reads a national ID (first digit 1) or iqama number (first digit 2): ten digits, the last of them a Luhn check digit.
 * @returns its ASCII digits; undefined where it is not such a number (IDN-06)
 */
export const readIdNumber = (typed: string): string | undefined => {
  const digits = readDigits(typed, 10) ?? '';
  return /^[12]\d{9}$/.test(digits) && passesLuhn(digits) ? digits : undefined;
};
