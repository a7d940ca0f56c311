import { RuleViolation } from '../errors';
import { isBlank, plainly } from './plain';
import { readCountry } from './read-country';
import { readLine } from './read-text';
import type { Reading } from './reading';
import { lengthOf } from './size';

/** A postal address as it is kept. */
export interface Address {
  readonly line: string;
  readonly city: string;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** As it is typed; in Saudi Arabia unless said otherwise. */
export interface AddressForm extends Pick<Address, 'line' | 'city'> {
  readonly postalCode?: string | null | undefined;
  readonly country?: string | undefined;
}

const street = { min: 3, max: 200 };
const town = { min: 2, max: 80 };

const readBetween = (typed: string, { min, max }: typeof street, field: readonly string[]): Reading<string> => {
  const text = readLine(typed, max, field);
  return text instanceof RuleViolation || lengthOf(text) >= min ? text : new RuleViolation('TOO_SHORT', { min }, field);
};

/** Five digits in the Kingdom; elsewhere as the country has it. */
const readPostalCode = (typed: string, country: Reading<string>): Reading<string | null> => {
  const code = plainly(typed).toUpperCase();
  const shape = country === 'SA' ? /^\d{5}$/ : /^[A-Z0-9][A-Z0-9 -]{1,11}$/;
  if (isBlank(typed)) return null;
  return shape.test(code) ? code : new RuleViolation('BAD_POSTAL_CODE', {}, ['address', 'postalCode']);
};

/** Reads each part of an address; TOO_SHORT, TOO_LONG, UNKNOWN_COUNTRY or BAD_POSTAL_CODE (MEM-01). */
export const readAddress = ({ line, city, postalCode, country = 'SA' }: AddressForm) => {
  const land = readCountry(country, ['address', 'country']);
  return {
    line: readBetween(line, street, ['address', 'line']),
    city: readBetween(city, town, ['address', 'city']),
    country: land,
    postalCode: readPostalCode(postalCode ?? '', land),
  };
};
