import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { z } from 'zod';
import { samenessOf } from './sameness';

const one = { title: 'a b', provider: 'c', date: '2026-11-22' };

/** The cases of kit's key, which titles are held to here as a whole. */
const cases = path.join(path.dirname(require.resolve('@mumaris/kit/package.json')), 'test/cases/same-activity.yaml');
const pairs = loadRules(cases, z.array(z.strictObject({ a: z.string(), b: z.string(), same: z.boolean() })));

test.each(pairs)('CPD-04 $a, $b: $same', ({ a, b, same }) => {
  expect(samenessOf({ ...one, title: a }) === samenessOf({ ...one, title: b })).toBe(same);
  expect(samenessOf({ ...one, provider: a }) === samenessOf({ ...one, provider: b })).toBe(same);
});

test('CPD-04 title, provider and day each tell activities apart, and are not mixed up', () => {
  const others = [
    { ...one, title: 'a' },
    { ...one, provider: 'd' },
    { ...one, date: '2026-11-23' },
    { ...one, title: 'a', provider: 'b c' },
  ];
  expect(new Set([one, ...others].map(samenessOf)).size).toBe(5);
});
