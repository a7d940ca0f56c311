import { keptFor } from './kept-for';

const counting = (ms: number, outcomes: (() => Promise<string>)[]) => {
  let calls = 0;
  const ask = keptFor(ms, () => outcomes[calls++]?.() ?? Promise.resolve(`found ${calls}`));
  return { ask, calls: () => calls };
};

test('IDN-17 those who ask at once, and soon after, share what was found', async () => {
  const { ask, calls } = counting(60_000, []);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['found 1', 'found 1', 'found 1']);
  expect(await ask()).toBe('found 1');
  expect(calls()).toBe(1);
});

test('IDN-17 what could not be found is looked for again', async () => {
  const { ask } = counting(60_000, [() => Promise.reject(new Error('away'))]);
  await expect(ask()).rejects.toThrow('away');
  expect(await ask()).toBe('found 2');
});

test('IDN-17 what was found is not kept for longer', async () => {
  const { ask } = counting(0, []);
  expect([await ask(), await ask()]).toEqual(['found 1', 'found 2']);
});
