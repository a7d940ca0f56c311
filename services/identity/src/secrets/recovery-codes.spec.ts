import { createRecoveryCodes } from './recovery-codes';

const { make, hash } = createRecoveryCodes();

test('IDN-14 recovery codes are ten different ones of 60 bits, in groups that can be read out', () => {
  const { codes, hashes } = make('acc_one', 10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  expect(hashes).toEqual(codes.map((code) => hash('acc_one', code)));
});

test('IDN-14 a recovery code is the same however it is typed, and another one for another account', () => {
  expect(hash('acc_one', ' 0o1i-l2ab cdef ')).toBe(hash('acc_one', '0011-12AB-CDEF'));
  expect(hash('acc_one', '٠٠١١-١٢ab\u200f-cdef')).toBe(hash('acc_one', '0011-12AB-CDEF'));
  expect(hash('acc_one', '0011-12AB-CDEF')).not.toBe(hash('acc_two', '0011-12AB-CDEF'));
});
