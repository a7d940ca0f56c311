import { inSnapshot, type Snapshot } from '@mumaris/kit/mongo/snapshot';
import { agrees, type Booked } from '../../domain/booked';
import { causes, type Posting, postingId } from '../../domain/ledger';
import type { Book } from '../../store/book';
import type { Run } from './deps';

const progressEvery = 100;

const inWords = (postings: readonly Posting[]): string =>
  postings
    .toSorted(
      (one, other) =>
        one.at.getTime() - other.at.getTime() || causes.indexOf(one.cause.what) - causes.indexOf(other.cause.what),
    )
    .map(({ cause, entries }) => `${cause.what} ${entries.reduce((sum, { debit }) => sum + debit, 0)}`)
    .join(', ') || 'nothing';

/** Names the things of a book of which something else was booked than they say. */
const compare = async (
  { walk, differences }: Run,
  { causes: own }: Book,
  things: readonly Booked[],
  session: Snapshot,
) => {
  const ids = things.flatMap(({ id }) => own.map((what) => postingId({ what, id })));
  const byThing = Map.groupBy(await walk.postings(ids, session), ({ cause }) => cause.id);
  for (const thing of things) {
    const booked = byThing.get(thing.id) ?? [];
    if (!agrees(thing, booked))
      differences.add(`${thing.name}: booked is ${inWords(booked)}, and that is not what it says`);
  }
};

/** Holds every invoice and every payment against what was booked of it, each few of one moment (BIL-10). */
export const verifyBooks = async (run: Run): Promise<number> => {
  let count = 0;
  for (const book of run.books)
    for (let last: string | undefined, batch = 1; ; batch++) {
      const things = await inSnapshot(run.connection, async (snapshot) => {
        const found = await book.after(last, snapshot);
        if (found.length) await compare(run, book, found, snapshot);
        return found;
      });
      if (!things.length) break;
      last = things.at(-1)?.id;
      count += things.length;
      if (batch % progressEvery === 0) run.progress(`${count} invoices and payments`);
    }
  return count;
};
