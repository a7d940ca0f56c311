import { addDays, type Day, endOfDay } from '@mumaris/kit/calendar';
import { inSnapshot, type Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Connection } from 'mongoose';
import { type Posting, postingId } from '../domain/ledger';
import { addUp } from '../domain/sums-by-day';
import type { AccountBalance, Balances } from '../domain/trial-balance';
import { ledgerModels } from './ledger.model';
import { sealingModels } from './sealing.model';
import { createSums } from './sums';
import { readTail } from './tail';

/** The append-only, balanced ledger (BIL-10). */
export interface Ledger {
  /**
   * Books postings in the transaction of what caused them, and that they are not sealed yet. It writes new rows and
   * nothing else, so that no two payments wait for each other.
   * @throws where one is not balanced or was booked before
   */
  append(postings: readonly Posting[], tx: Transaction): Promise<void>;
  /**
   * The sums of every account that was used, at the end of a day in Riyadh, or of all that is booked: at most 32 kept
   * rows (`Sums.until`) and the postings that are not sealed yet, of which the oldest 10,000 are read.
   */
  balances(day?: Day): Promise<Balances>;
  /** The balances at the end of a day and of the day before it, as of one moment. */
  endsOf(day: Day): Promise<{ before: Balances; until: Balances }>;
  /** The same as part of a larger look at one moment. */
  balancesIn(day: Day | undefined, snapshot: Snapshot): Promise<Balances>;
}

export const ledgerRepository = (connection: Connection, database: Connection): Ledger => {
  const { postings: model } = ledgerModels(database);
  const { unsealed } = sealingModels(connection);
  const sums = createSums(connection);

  const sumsOf = (ids: readonly string[], session: Snapshot) =>
    model
      .aggregate<AccountBalance>(
        [
          { $match: { _id: { $in: ids } } },
          { $unwind: '$entries' },
          {
            $group: {
              _id: '$entries.account',
              debits: { $sum: '$entries.debit' },
              credits: { $sum: '$entries.credit' },
            },
          },
          { $project: { _id: 0, code: '$_id', debits: 1, credits: 1 } },
        ],
        { session },
      )
      .exec();

  const balancesIn = async (day: Day | undefined, session: Snapshot): Promise<Balances> => {
    const { ids, isComplete } = await readTail(connection, day === undefined ? undefined : endOfDay(day), session);
    const ofTail = ids.length ? await sumsOf(ids, session) : [];
    return { sums: addUp([await sums.until(day, session), ofTail]), isComplete };
  };

  return {
    append: async (postings, tx) => {
      if (!postings.length) return;
      const rows = postings.map((posting) => ({ _id: postingId(posting.cause), ...posting }));
      await model.create(rows, { session: tx, ordered: true });
      await unsealed.create(
        rows.map(({ _id, at }) => ({ _id, at })),
        { session: tx, ordered: true },
      );
    },
    balances: (day) => inSnapshot(connection, (snapshot) => balancesIn(day, snapshot)),
    endsOf: (day) =>
      inSnapshot(connection, async (snapshot) => ({
        before: await balancesIn(addDays(day, -1), snapshot),
        until: await balancesIn(day, snapshot),
      })),
    balancesIn,
  };
};
