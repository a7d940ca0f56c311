import { maskEmail, maskIdNumber, maskMobile } from './masking';

test('contact and ID numbers are recognised by their owner and by nobody else', () => {
  expect(maskEmail('sara@example.com')).toBe('s***@example.com');
  expect(maskEmail('s@example.com')).toBe('s***@example.com');
  expect(maskMobile('+966501234567')).toBe('+966******567');
  expect(maskIdNumber('1000000008')).toBe('1*******08');
});
