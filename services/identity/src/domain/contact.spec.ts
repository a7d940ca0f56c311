import fc from 'fast-check';
import { emailKeyOf, readEmail, readMobile } from './contact';

const arabicIndic = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));

describe('IDN-06 e-mail addresses', () => {
  test.each([
    'a@b.co',
    'first.last+tag@sub.example.com',
    "o'neil@example.org",
    `${'x'.repeat(64)}@example.com`,
    'n@xn--mgberp4a5d4ar.com',
    `${'x'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(2)}${'c'.repeat(59)}.com`,
  ])('%s is one', (email) => expect(readEmail(` ${email} `)).toBe(email));

  test.each([
    '',
    'a',
    'a@',
    '@b.co',
    'a@b',
    'a b@c.co',
    '.a@b.co',
    'a.@b.co',
    'a..b@c.co',
    'a@-b.co',
    'a@b-.co',
    'a@b..co',
    'a@@b.co',
    'a@127.0.0.1',
    'a@b.co\nBcc: c@d.co',
    '"a b"@c.co',
    `${'x'.repeat(65)}@b.co`,
    `a@${'b'.repeat(64)}.co`,
    `a@${'b.'.repeat(127)}co`,
    `${'x'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(2)}${'c'.repeat(60)}.com`,
  ])('%j is none', (text) => expect(readEmail(text)).toBeUndefined());

  test('IDN-05 upper and lower case are one address', () => {
    expect(emailKeyOf(' Sara@Example.COM ')).toBe('sara@example.com');
  });

  test('no text makes the reader slow', () => {
    const began = performance.now();
    readEmail(`${'a.'.repeat(20_000)}@`);
    readEmail(`a@${'a-'.repeat(120)}`);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

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
