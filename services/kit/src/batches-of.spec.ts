import { batchesOf } from './batches-of';

async function* upTo(count: number): AsyncGenerator<number> {
  for (let one = 1; one <= count; one++) yield await Promise.resolve(one);
}

const gathered = async (count: number) => {
  const batches: number[][] = [];
  for await (const batch of batchesOf(upTo(count), 2)) batches.push(batch);
  return batches;
};

test.each<[number, number[][]]>([
  [0, []],
  [1, [[1]]],
  [2, [[1, 2]]],
  [3, [[1, 2], [3]]],
])('of %d, two at a time: %j', async (count, batches) => expect(await gathered(count)).toEqual(batches));
