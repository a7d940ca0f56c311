import { firstTime } from './first-time';

test('IDN-16 a text is new once, among as many as there may be', () => {
  const isFirst = firstTime(10_000);
  const texts = Array.from({ length: 10_000 }, (_, index) => `number:${index}`);
  expect(texts.every(isFirst)).toBe(true);
  expect(texts.some(isFirst)).toBe(false);
  expect(() => isFirst('one more')).toThrow(RangeError);
});
