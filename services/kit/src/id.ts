import { randomBytes, randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u

const encode = (value: bigint, length: number): string => {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = alphabet.charAt(Number(rest & 31n)) + text;
  return text;
};

/**
 * A new opaque id such as `app_01k8x2v6t3q9m6z0h2c4s7w8ya`: 48 bits of time, so that ids sort by age, then 80 random bits.
 * @param prefix three letters that say what it names
 */
export const newId = (prefix: string): string =>
  `${prefix}_${encode(BigInt(Date.now()), 10)}${encode(BigInt(`0x${randomBytes(10).toString('hex')}`), 16)}`;

/**
 * A number for people to read out, such as `A-482-913-075`: eight random digits and a Luhn check digit in threes.
 * It tells nothing of how many there are; its collection keeps it unique.
 */
export const newNumber = (prefix: string): string => {
  const digits = Array.from({ length: 8 }, () => randomInt(10));
  const all = [...digits, luhnCheckDigit(digits)].join('');
  return `${prefix}-${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
};

/** The digit that makes `digits` followed by it pass the Luhn check. */
export const luhnCheckDigit = (digits: readonly number[]): number => {
  const sum = digits
    .toReversed()
    .reduce((total, digit, place) => total + (place % 2 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return (10 - (sum % 10)) % 10;
};

/** Whether a string of ASCII digits ends in its Luhn check digit. */
export const passesLuhn = (text: string): boolean => {
  const digits = [...text].map(Number);
  const check = digits.pop();
  return check !== undefined && luhnCheckDigit(digits) === check;
};
