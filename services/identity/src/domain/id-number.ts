import { passesLuhn } from '@mumaris/kit/id';
import { plainly } from './typed-text';

/**
 * Reads a national ID (first digit 1) or iqama number (first digit 2): 10 digits of any kind, with a Luhn check digit.
 * @returns its ASCII digits; undefined where it is not such a number (IDN-06)
 */
export const readIdNumber = (text: string): string | undefined => {
  const digits = plainly(text).replace(/[\s-]/g, '');
  return /^[12]\d{9}$/.test(digits) && passesLuhn(digits) ? digits : undefined;
};
