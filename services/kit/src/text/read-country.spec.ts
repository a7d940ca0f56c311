import type { RuleViolation } from '../errors';
import { readCountry } from './read-country';

const all = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);

test('MEM-01 IDN-06 countries are the 249 of ISO 3166-1, in either case and whatever is pasted with them', () => {
  expect(all.filter((code) => readCountry(code, 'country') === code)).toHaveLength(249);
  expect(readCountry(' sa\u200E', 'country')).toBe('SA');
  for (const typed of ['XX', 'EU', 'SAU', ''])
    expect(readCountry(typed, ['passport', 'country'])).toMatchObject({
      code: 'UNKNOWN_COUNTRY',
    } satisfies Partial<RuleViolation>);
});
