import type { Day } from '@mumaris/kit/calendar';
import type { Posting } from '../../domain/ledger';
import { addUp, monthOf, sumsByDay } from '../../domain/sums-by-day';
import type { AccountBalance } from '../../domain/trial-balance';
import type { KeptSums } from '../../store/sums';
import type { Collected } from './differences';

/** Sums made again from the entries: as much as there are days, whatever was booked. */
export const createRecount = () => {
  const days = new Map<Day, readonly AccountBalance[]>();
  return {
    add: (postings: readonly Posting[]): void => {
      for (const { day, sums } of sumsByDay(postings)) days.set(day, addUp([days.get(day) ?? [], sums]));
    },
    days: () => days,
    /** Of each month all that moved up to its end. */
    months: () => {
      const months = new Map<string, readonly AccountBalance[]>();
      let carried: readonly AccountBalance[] = [];
      for (const day of [...days.keys()].toSorted()) {
        carried = addUp([carried, days.get(day) ?? []]);
        months.set(monthOf(day), carried);
      }
      return months;
    },
  };
};

const used = (sums: readonly AccountBalance[]) =>
  new Map(sums.filter(({ debits, credits }) => debits || credits).map((sum) => [sum.code, sum]));

/** Names what was kept and is not what the entries come to. @param when as `up to the end of` */
export const compareSums = (
  counted: ReadonlyMap<string, readonly AccountBalance[]>,
  kept: readonly KeptSums[],
  when: string,
  differences: Collected,
): void => {
  const byPeriod = new Map(kept.map((row) => [row.of, row.sums]));
  for (const period of new Set([...counted.keys(), ...byPeriod.keys()])) {
    const [is, was] = [used(counted.get(period) ?? []), used(byPeriod.get(period) ?? [])];
    for (const code of new Set([...is.keys(), ...was.keys()])) {
      const [entries, sums] = [is, was].map((side) => side.get(code) ?? { debits: 0, credits: 0 });
      if (entries?.debits !== sums?.debits || entries?.credits !== sums?.credits)
        differences.add(
          `${code} ${when} ${period}: its entries come to ${entries?.debits} debit and ${entries?.credits} credit, kept are ${sums?.debits} and ${sums?.credits} halalas`,
        );
    }
  }
};
