import { codeLength, codeOf } from './credential-code';

test('MEM-61 a code is eight characters of Crockford’s base 32', () => {
  expect(codeOf(Uint8Array.from({ length: codeLength }, (_, index) => 31 - index))).toBe('ZYXWVTSR');
  expect(codeOf(Uint8Array.from({ length: codeLength }, () => 255))).toBe('ZZZZZZZZ');
});
