import { emailKeyOf, readEmail } from './read-email';

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

  test('IDN-05 one host name is one address, in its own letters and in those of mail servers', () => {
    expect(emailKeyOf('Noura@B\u00dccher.example')).toBe(emailKeyOf('noura@xn--bcher-kva.example'));
    expect(emailKeyOf('noura@bu\u0308cher.example')).toBe(emailKeyOf('noura@b\u00fccher.example'));
    expect(emailKeyOf('noura@bucher.example')).not.toBe(emailKeyOf('noura@b\u00fccher.example'));
  });

  test('IDN-05 what is no address has a key as well', () => {
    expect(emailKeyOf(' Not AN address\u200f')).toBe('not an address');
  });

  test('no text makes the reader slow', () => {
    const began = performance.now();
    readEmail(`${'a.'.repeat(20_000)}@`);
    readEmail(`a@${'a-'.repeat(120)}`);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
