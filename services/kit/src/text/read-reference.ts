import { plainly, withoutSeparators } from './plain';

/** A prefix and nine digits in threes, as `newNumber` makes them. */
const number = /^([A-Z]{1,4})(\d{3})(\d{3})(\d{3})$/;

/**
 * Reads the number of a document, application or file as people copy it: any digits, case, blanks and dashes.
 * @returns `TL-482-913-075`; anything else in capitals with single dashes, which is then found nowhere; empty for nothing
 */
export const readReference = (typed: string): string => {
  const plain = plainly(typed).toUpperCase();
  const parts = number.exec(withoutSeparators(plain));
  return parts ? parts.slice(1).join('-') : plain.replace(/[\s.\u2212\p{Pd}]+/gu, '-');
};
