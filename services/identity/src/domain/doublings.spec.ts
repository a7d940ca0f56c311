import { doublingsOf } from './doublings';

test.each([
  [0, 0],
  [1, 0],
  [100, 0],
  [101, 1],
  [200, 1],
  [201, 2],
  [400, 2],
  [401, 3],
  [800, 3],
  [801, 4],
  [1_601, 4],
  [1_000_000, 4],
])(
  'IDN-03 who asked %s times where 100 are free has a puzzle doubled %s times, and never more than 4',
  (asked, times) => expect(doublingsOf(asked, { free: 100, atMost: 4 })).toBe(times),
);
