import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Entry, Posting } from './ledger';
import { type AccountBalance, sumByAccount } from './trial-balance';

/** What moved on one day in Riyadh, by account. */
export interface DaySums {
  readonly day: Day;
  readonly sums: readonly AccountBalance[];
}

/** `2026-11` */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** The sums of postings by the day in Riyadh on which each was booked, earliest first. */
export const sumsByDay = (postings: readonly Posting[]): DaySums[] => {
  const entries = new Map<Day, Entry[]>();
  for (const posting of postings) {
    const day = dayOf(posting.at);
    entries.set(day, [...(entries.get(day) ?? []), ...posting.entries]);
  }
  return [...entries]
    .map(([day, ofDay]) => ({ day, sums: sumByAccount(ofDay) }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
};

/** Adds sums of the same accounts up. */
export const addUp = (lists: readonly (readonly AccountBalance[])[]): AccountBalance[] => {
  const total = new Map<string, AccountBalance>();
  for (const { code, debits, credits } of lists.flat()) {
    const before = total.get(code) ?? { debits: 0, credits: 0 };
    total.set(code, { code, debits: before.debits + debits, credits: before.credits + credits });
  }
  return [...total.values()];
};
