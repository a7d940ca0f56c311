import type { Run } from './deps';
import { placePostings } from './place-postings';

/** So many buckets of a difference are looked at; the rest is told by their number. */
const mostBuckets = 64;

/**
 * Names the postings by which the blocks and the ledger differ, in a second walk that holds the ids of the differing buckets
 * alone: a 4,096th of all for each.
 */
export const nameMisplaced = async (
  run: Run,
  sealed: number,
  differing: readonly number[],
  bucketOf: (id: string) => number,
): Promise<void> => {
  const { walk, differences, progress } = run;
  progress(`postings are not each in one place: ${differing.length} of 4,096 parts are looked at again`);
  const looked = new Set(differing.slice(0, mostBuckets));
  const blocksById = new Map<string, number[]>();
  for await (const { number, postings } of walk.blocks(0, sealed))
    for (const id of postings)
      if (looked.has(bucketOf(id))) blocksById.set(id, [...(blocksById.get(id) ?? []), number]);
  for (const [id, numbers] of blocksById)
    if (numbers.length > 1) differences.add(`${id}: is in the blocks ${numbers.join(', ')}`);
  for await (const { rows, places } of placePostings(run, sealed))
    for (const { _id } of rows.filter((row) => looked.has(bucketOf(row._id)))) {
      const [number] = blocksById.get(_id) ?? [];
      const place = places.get(_id);
      if (!place && number === undefined) differences.add(`${_id}: is in no block, and does not wait to be sealed`);
      else if (place === 'WAITS' && number !== undefined) differences.add(`${_id}: waits, and is in block ${number}`);
      else if (place === 'LATER' && number !== undefined)
        differences.add(`${_id}: is in block ${number}, and in a later one`);
    }
  if (differing.length > mostBuckets)
    differences.add(`${differing.length - mostBuckets} of 4,096 parts of the postings differ as well`);
};
