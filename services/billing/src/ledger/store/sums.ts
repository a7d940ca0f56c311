import type { Day } from '@mumaris/kit/calendar';
import type { Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Connection, Model } from 'mongoose';
import { addUp, type DaySums, monthOf } from '../domain/sums-by-day';
import type { AccountBalance } from '../domain/trial-balance';
import { sealingModels, type SumsRow } from './sealing.model';

/** The kept sums of what is sealed (BIL-10). */
export interface Sums {
  /** Adds what moved, in the transaction that seals it. */
  add(byDay: readonly DaySums[], tx: Transaction): Promise<void>;
  /**
   * What lies on each account at the end of a day, or of everything. It reads the row of the last month that ended
   * before, which carries all that moved up to its end, and those of the days since: 32 rows at most, however long the
   * history is and however many accounts there are.
   */
  until(day: Day | undefined, snapshot: Snapshot): Promise<AccountBalance[]>;
  /** Every row of a day, and every row of a month: as many as there are days, whatever was booked. */
  all(snapshot: Snapshot): Promise<{ days: KeptSums[]; months: KeptSums[] }>;
}

/** A kept row. */
export interface KeptSums {
  /** `2026-11-22` or `2026-11` */
  readonly of: string;
  readonly sums: readonly AccountBalance[];
}

const toSums = ({ accounts }: Pick<SumsRow, 'accounts'>): AccountBalance[] =>
  Object.entries(accounts).map(([code, { debits, credits }]) => ({ code, debits, credits }));

const increment = (sums: readonly AccountBalance[]) => ({
  $inc: Object.fromEntries(
    sums.flatMap(({ code, debits, credits }) => [
      [`accounts.${code}.debits`, BigInt(debits)],
      [`accounts.${code}.credits`, BigInt(credits)],
    ]),
  ),
});

export const createSums = (connection: Connection): Sums => {
  const { days, months } = sealingModels(connection);

  const lastBefore = (month: string, session: Snapshot) =>
    months
      .findOne({ _id: { $lt: month } }, null, { session })
      .sort({ _id: -1 })
      .lean<SumsRow | null>();

  /** A month's row begins with what the month before it carries; what is booked late goes to all months since. */
  const addToMonths = async (month: string, sums: readonly AccountBalance[], session: Transaction) => {
    if (!(await months.exists({ _id: month }).session(session))) {
      const before = await lastBefore(month, session);
      await months.create([{ _id: month, accounts: before?.accounts ?? {} }], { session });
    }
    await months.updateMany({ _id: { $gte: month } }, increment(sums), { session });
  };

  const allOf = async (model: Model<SumsRow>, session: Snapshot): Promise<KeptSums[]> =>
    (await model.find({}, null, { session }).sort({ _id: 1 }).lean<SumsRow[]>()).map((row) => ({
      of: row._id,
      sums: toSums(row),
    }));

  return {
    add: async (byDay, session) => {
      for (const { day, sums } of byDay) await days.updateOne({ _id: day }, increment(sums), { session, upsert: true });
      for (const month of new Set(byDay.map(({ day }) => monthOf(day)))) {
        const ofMonth = byDay.filter(({ day }) => monthOf(day) === month);
        await addToMonths(month, addUp(ofMonth.map(({ sums }) => sums)), session);
      }
    },
    until: async (day, session) => {
      // After every month that can be written.
      const carried = await lastBefore(day === undefined ? '9999-99' : monthOf(day), session);
      const since =
        day === undefined
          ? []
          : await days.find({ _id: { $gte: `${monthOf(day)}-01`, $lte: day } }, null, { session }).lean<SumsRow[]>();
      return addUp([...(carried ? [toSums(carried)] : []), ...since.map(toSums)]);
    },
    all: async (snapshot) => ({ days: await allOf(days, snapshot), months: await allOf(months, snapshot) }),
  };
};
