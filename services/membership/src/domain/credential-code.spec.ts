import { codeLength, codeOf, readCode, readNumber } from './credential-code';

test('MEM-61 a code is eight characters of Crockford’s base 32', () => {
  expect(codeOf(Uint8Array.from({ length: codeLength }, (_, index) => 31 - index))).toBe('ZYXWVTSR');
  expect(codeOf(Uint8Array.from({ length: codeLength }, () => 255))).toBe('ZZZZZZZZ');
});

test('MEM-61 a number and a code are read as people copy them', () => {
  expect(readCode(' ab1o-٢il9 ')).toBe('AB102119');
  expect(readNumber(' tl-٤٨٢-913-075')).toBe('TL-482-913-075');
});
