import type { Fingerprint } from '../../domain/fingerprint';
import { isBalanced, postingId } from '../../domain/ledger';
import type { PostingRow } from '../../store/ledger.model';
import type { Run } from './deps';
import { placePostings } from './place-postings';

const progressEvery = 100;

const isWhole = ({ _id, cause, entries }: PostingRow): boolean => {
  try {
    return _id === postingId(cause) && isBalanced(entries);
  } catch {
    return false; // it cannot be read as a posting
  }
};

/** Names the postings of invoices and payments that are not there. */
const verifyCauses = async ({ books, differences }: Run, rows: readonly PostingRow[]) => {
  const bookOf = ({ cause }: PostingRow) => books.find(({ causes }) => causes.includes(cause?.what));
  for (const [book, own] of Map.groupBy(rows, bookOf)) {
    const there = await book?.among([...new Set(own.map(({ cause }) => cause.id))]);
    for (const { _id, cause } of own)
      if (!there?.has(cause?.id)) differences.add(`${_id}: there is no invoice or payment that it is of`);
  }
};

/**
 * Looks at all postings, sealed or not: each balanced, and of something that is there.
 * @param inBlocks takes the ids of those that have to be in one of the blocks up to `sealed`
 */
export const verifyPostings = async (run: Run, sealed: number, inBlocks: Fingerprint) => {
  let [count, waiting, batch] = [0, 0, 0];
  for await (const { rows, places } of placePostings(run, sealed)) {
    for (const row of rows) {
      if (!isWhole(row)) run.differences.add(`${row._id}: is not a balanced posting of its own cause`);
      const place = places.get(row._id);
      if (!place) inBlocks.add(row._id);
      if (place === 'WAITS') waiting += 1;
    }
    await verifyCauses(run, rows);
    count += rows.length;
    if (++batch % progressEvery === 0) run.progress(`${count} postings`);
  }
  return { count, waiting };
};
