import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';

/** From when to when the offices are open, as 07:30, in Asia/Riyadh. */
interface Opening {
  readonly opens: string;
  readonly closes: string;
}

/** Days that go together, both ends counted. */
export interface NamedDays {
  readonly from: Day;
  readonly to: Day;
  readonly name: Text;
}

/** When the Commission works, in Asia/Riyadh. */
export interface OfficeHours extends Opening {
  /** Counts the publications of these hours from 1. */
  readonly version: number;
  /** Days of the week, 0 for Sunday. */
  readonly days: readonly number[];
  /** In order; they close the offices on any day. */
  readonly holidays: readonly NamedDays[];
  /** In order; they take the place of the usual hours. */
  readonly shorterHours: readonly (NamedDays & Opening)[];
}

const minuteMs = 60_000;

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+03:00`);

const on = <T extends NamedDays>(day: Day, periods: readonly T[]) =>
  periods.find(({ from, to }) => from <= day && day <= to);

/** The hours of one day; undefined where the offices stay closed. */
const openingOn = (day: Day, { days, holidays, shorterHours, ...usual }: OfficeHours): Opening | undefined =>
  days.includes(new Date(day).getUTCDay()) && !on(day, holidays) ? (on(day, shorterHours) ?? usual) : undefined;

export const isWorkingDay = (day: Day, hours: OfficeHours): boolean => openingOn(day, hours) !== undefined;

/** The instant at which a number of working minutes after `start` is over (MEM-28); closed hours do not count. */
export const addWorkingMinutes = (start: Date, minutes: number, hours: OfficeHours): Date => {
  let leftMs = minutes * minuteMs;
  for (let day = dayOf(start); ; day = addDays(day, 1)) {
    const opening = openingOn(day, hours);
    if (!opening) continue;
    const from = Math.max(start.getTime(), instant(day, opening.opens).getTime());
    const openMs = instant(day, opening.closes).getTime() - from;
    if (openMs >= leftMs) return new Date(from + leftMs);
    leftMs -= Math.max(openMs, 0);
  }
};

/** The day from which `count` working days remain up to the end of `last`, itself counted where it is one. */
export const lastWorkingDays = (last: Day, count: number, hours: OfficeHours): Day => {
  let left = count;
  for (let day = last; ; day = addDays(day, -1)) {
    if (isWorkingDay(day, hours)) left -= 1;
    if (left <= 0) return day;
  }
};
