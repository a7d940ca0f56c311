import { byValues } from './by-values';

it('makes one result for the same values, whatever else there is', () => {
  const make = jest.fn((values: object) => ({ values }));
  const kept = byValues(['a', 'b'], make);
  const first = kept.of({ a: 1, b: 'x', c: 1 });
  expect(kept.of({ c: 2, b: 'x', a: 1 })).toBe(first);
  expect(first.values).toEqual({ a: 1, b: 'x' });
  expect(make).toHaveBeenCalledTimes(1);
});

it.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: null }, {}],
  [{ a: true }, { a: 'true' }],
  [{ a: '1,2' }, { a: '1', b: 2 }],
])('tells %j from %j', (one, other) => {
  const kept = byValues(['a', 'b'], (values) => ({ values }));
  expect(kept.of(one)).not.toBe(kept.of(other));
});

it('keeps results for a few values only, and goes on making them for others', () => {
  const make = jest.fn((values: object) => values);
  const kept = byValues(['a'], make);
  for (let a = 0; a < 100; a += 1) expect(kept.of({ a })).toEqual({ a });
  expect(kept.seen()).toHaveLength(16);
  kept.of({ a: 0 });
  expect(make).toHaveBeenCalledTimes(100);
  kept.of({ a: 99 });
  expect(make).toHaveBeenCalledTimes(101);
});

it('tries again what could not be made', async () => {
  let tries = 0;
  const kept = byValues([], () => (tries++ ? Promise.resolve('made') : Promise.reject(new Error('not yet'))));
  await expect(kept.of({})).rejects.toThrow('not yet');
  await expect(kept.of({})).resolves.toBe('made');
  expect(tries).toBe(2);
});
