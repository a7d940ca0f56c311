import { batchMany, batchOne } from './batch';

describe('batched look-ups', () => {
  const rows = [{ id: 'a' }, { id: 'c' }];

  it('ask once for all keys of a request, and answer in their order', async () => {
    const find = jest.fn(() => Promise.resolve(rows));
    const batch = batchOne<string, { id: string }>(find, ({ id }) => id);
    const found = await Promise.all(['c', 'b', 'a', 'c'].map((key) => batch.load(key)));
    expect(found).toEqual([{ id: 'c' }, undefined, { id: 'a' }, { id: 'c' }]);
    expect(find).toHaveBeenCalledTimes(1);
    expect(find).toHaveBeenCalledWith(['c', 'b', 'a']);
  });

  it('give a list for each key, empty where there is nothing', async () => {
    const of = [
      { of: 'a', n: 1 },
      { of: 'b', n: 2 },
      { of: 'a', n: 3 },
    ];
    const batch = batchMany<string, (typeof of)[0]>(
      () => Promise.resolve(of),
      (row) => row.of,
    );
    expect(await Promise.all([batch.load('a'), batch.load('x')])).toEqual([[of[0], of[2]], []]);
  });
});
