import fc from 'fast-check';
import { readMobile } from './read-mobile';
import { readPhone } from './read-phone';

const arabicIndic = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));

describe('IDN-06 mobile numbers', () => {
  const saudi = fc.integer({ min: 0, max: 9_999_999 }).map((rest) => `50${String(rest).padStart(7, '0')}`);
  const written = [
    (n: string) => `0${n}`,
    (n: string) => n,
    (n: string) => `966${n}`,
    (n: string) => `+966${n}`,
    (n: string) => `00966${n}`,
    (n: string) => `+966 ${n.slice(0, 2)} ${n.slice(2, 5)}-${n.slice(5)}`,
  ];

  test('a Saudi mobile is one number however it is written, in three kinds of digits', () => {
    fc.assert(
      fc.property(
        saudi,
        fc.constantFrom(...written),
        fc.constantFrom(arabicIndic, persian, String),
        (n, write, digits) => {
          expect(readMobile(digits(write(n)))).toBe(`+966${n}`);
        },
      ),
    );
  });

  test.each([
    ['+447911123456', '+447911123456'],
    ['+201001234567', '+201001234567'],
    ['+12125551234', '+12125551234'],
  ])('%s is a mobile abroad', (text, mobile) => expect(readMobile(text)).toBe(mobile));

  test.each([
    '',
    '5',
    '0112345678',
    '+966112345678',
    '+442079460000',
    '050123456',
    '05012345678',
    'abc',
    '+9665o1234567',
    '9'.repeat(400),
  ])('%j is no mobile', (text) => expect(readMobile(text)).toBeUndefined());
});

test('IDN-06 whatever is typed, a mobile that was read is in E.164 and reads as itself', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789٠٥۹+- ().'), maxLength: 20 });
  fc.assert(
    fc.property(digits, (text) => {
      const mobile = readMobile(text);
      if (mobile === undefined) return;
      expect(mobile).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(readMobile(mobile)).toBe(mobile);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['011 234 5678', '+966112345678'],
  ['٠١١٢٣٤٥٦٧٨', '+966112345678'],
  ['966112345678', '+966112345678'],
  ['0501234567', '+966501234567'],
  ['+44 20 7946 0958', '+442079460958'],
  ['12', undefined],
  ['call us', undefined],
])('PRT-01 a desk’s number %s is read as %s', (typed, read) => expect(readPhone(typed)).toBe(read));
