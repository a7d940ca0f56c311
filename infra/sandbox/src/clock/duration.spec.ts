import { addDuration, parseDuration } from './duration';

const after = (from: string, duration: string): string =>
  addDuration(new Date(from), parseDuration(duration)).toISOString();

describe('durations', () => {
  test.each([
    ['2026-01-31T10:00:00.000Z', 'P1M', '2026-02-28T10:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'P2W', '2027-01-14T23:59:59.999Z'],
    ['2026-05-05T05:05:05.000Z', 'P1Y2M3DT4H5M6S', '2027-07-08T09:10:11.000Z'],
    ['2026-05-05T05:05:05.000Z', 'PT36H', '2026-05-06T17:05:05.000Z'],
  ])('%s and %s are %s', (from, duration, until) => expect(after(from, duration)).toBe(until));
});
