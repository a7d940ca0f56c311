import fc from 'fast-check';
import { luhnCheckDigit } from '../id';
import { readIdNumber } from './read-number';

const nine = (first: string) =>
  fc.integer({ min: 0, max: 99_999_999 }).map((rest) => `${first}${String(rest).padStart(8, '0')}`);
const whole = (digits: string, add = 0) => `${digits}${(luhnCheckDigit([...digits].map(Number)) + add) % 10}`;

test('IDN-06 a national ID begins with 1, an iqama with 2, and ends in its check digit', () => {
  fc.assert(
    fc.property(fc.oneof(nine('1'), nine('2')), (digits) => expect(readIdNumber(whole(digits))).toBe(whole(digits))),
  );
});

test('IDN-06 any other check digit is refused', () => {
  fc.assert(
    fc.property(nine('1'), fc.integer({ min: 1, max: 9 }), (digits, add) => {
      expect(readIdNumber(whole(digits, add))).toBeUndefined();
    }),
  );
});

test('IDN-06 any other first digit is refused', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'03456789').chain(nine), (digits) => {
      expect(readIdNumber(whole(digits))).toBeUndefined();
    }),
  );
});

test('IDN-06 Arabic-Indic digits and blanks are taken, and stored as ASCII', () => {
  const id = whole('100000000');
  expect(readIdNumber(` ${id.slice(0, 4)} ${id.slice(4)} `)).toBe(id);
  expect(readIdNumber(id.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))))).toBe(id);
});

test.each(['', '1', '10000000080', '100000000x'])('IDN-06 %j is no ID number', (text) =>
  expect(readIdNumber(text)).toBeUndefined(),
);
