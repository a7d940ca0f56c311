import { plainly, readText, textViolation, tidy } from './typed-text';

test.each([
  ['blanks and control characters', ' سارة \t\n القحطاني\u0000 ', 'سارة القحطاني'],
  ['marks that turn the order of what is read', '\u202emoc.live\u202c \u2067نص\u2069', 'moc.live نص'],
  ['marks that stand for nothing', '\ufeffنو\u200bرة\u2060', 'نورة'],
  ['nothing that can be seen', '\u200d \u200c', ''],
])('a text is kept without %s', (_, typed, kept) => expect(tidy(typed)).toBe(kept));

test('letters that a joiner keeps apart or together stay so', () => {
  expect(tidy('می\u200cخواهم')).toBe('می\u200cخواهم');
});

test.each([
  ['a telephone’s clipboard', '\u202a+966 50 123 4567\u202c', '+966 50 123 4567'],
  ['an Arabic keyboard', '\u200f١٠٠٠٠٠٠٠٠٨', '1000000008'],
])('IDN-06 a number is read without what %s hides in it', (_, typed, read) => expect(plainly(typed)).toBe(read));

test('IDN-01 a text is there, and at most as long as it may be, whatever its letters take to store', () => {
  expect(textViolation('', 3, 'name')).toMatchObject({ code: 'REQUIRED', field: 'name' });
  expect(textViolation('😀😀😀', 3, 'name')).toBe(false);
  expect(textViolation('😀😀😀😀', 3, 'name')).toMatchObject({ code: 'TOO_LONG', details: { max: 3 } });
  expect(readText(' أ  ب ', 3, 'name')).toBe('أ ب');
  expect(() => readText('\u200b', 3, 'name')).toThrow('REQUIRED');
});
