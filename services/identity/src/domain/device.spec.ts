import { deviceKeyOf } from './device';

test('IDN-08 a device stays the same when its software is updated, and another one is another', () => {
  const phone = (version: string) => `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) Safari/604.1`;
  expect(deviceKeyOf(phone('19_1'))).toBe(deviceKeyOf(phone('19_2_1')));
  expect(deviceKeyOf(phone('19_1'))).not.toBe(deviceKeyOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/150.0'));
  expect(deviceKeyOf(null)).toBe('');
});
