import { readReason } from './stated-reason';

test('IDN-15 a reason is there and not too long', () => {
  expect(readReason('  a \n reason ', { reasonMaxLength: 10 })).toBe('a reason');
  expect(() => readReason(' ', { reasonMaxLength: 10 })).toThrow('REQUIRED');
  expect(() => readReason('x'.repeat(11), { reasonMaxLength: 10 })).toThrow('TOO_LONG');
});
