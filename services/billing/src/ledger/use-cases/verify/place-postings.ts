import type { PostingRow } from '../../store/ledger.model';
import type { VerifyDeps } from './deps';

/** Where a posting lies that is in none of the blocks up to a number. */
type Place = 'WAITS' | 'LATER';

/**
 * Sorts all postings while others are booked and sealed: those that have to be in one of the blocks up to `sealed`, and those
 * that are elsewhere by right. A batch is read, then looked up among what waits, then among the blocks that came meanwhile:
 * what left the one by then is in the other, so that none is missed between the two. The ids of the blocks that come
 * meanwhile are held, and nothing else.
 */
export async function* placePostings(
  { walk }: Pick<VerifyDeps, 'walk'>,
  sealed: number,
): AsyncGenerator<{ rows: readonly PostingRow[]; places: ReadonlyMap<string, Place> }> {
  const later = new Set<string>();
  let known = sealed;
  for await (const rows of walk.allPostings()) {
    const waiting = await walk.waitingAmong(rows.map(({ _id }) => _id));
    for await (const { number, postings } of walk.blocks(known)) {
      for (const id of postings) later.add(id);
      known = number;
    }
    const places = new Map<string, Place>();
    for (const { _id } of rows)
      if (waiting.has(_id)) places.set(_id, 'WAITS');
      else if (later.has(_id)) places.set(_id, 'LATER');
    yield { rows, places };
  }
}
