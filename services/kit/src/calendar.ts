/** A calendar day in Asia/Riyadh: `2026-11-22`. */
export type Day = string;

const dayMs = 86_400_000;
const riyadhOffsetMs = 3 * 3_600_000; // Riyadh keeps UTC+3 all year round

/** The day in Riyadh on which an instant falls. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + riyadhOffsetMs).toISOString().slice(0, 10);

/** The first millisecond of a day in Riyadh. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - riyadhOffsetMs);

/** The last millisecond of a day in Riyadh. */
export const endOfDay = (day: Day): Date => new Date(startOfDay(day).getTime() + dayMs - 1);

/** The day that is `days` after another. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The end of a period of N days: the end of its Nth day in Riyadh, the day after the start being the first. */
export const endOfPeriod = (start: Date, days: number): Date => endOfDay(addDays(dayOf(start), days));

/** The instant that is `minutes` later; no day is longer or shorter than others in Riyadh. */
export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

/** The instant that is `hours` later. */
export const hoursAfter = (instant: Date, hours: number): Date => minutesAfter(instant, hours * 60);

/** The same day of the month `months` later, or the month's last where it has none. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

const monthIn = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Whole months from one day to another; each ends with the same day of its month, or its last. */
export const monthsBetween = (from: Day, to: Day): number => {
  const months = monthIn(to) - monthIn(from);
  return addMonths(from, months) <= to ? months : months - 1;
};

/** Whole years from one day to another. */
export const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A day in the Umm al-Qura calendar: `1448-06-12`. */
export const toHijri = (day: Day): string => {
  const parts = Object.fromEntries(
    ummAlQura.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']?.replace(/\D/g, '')}-${parts['month']}-${parts['day']}`;
};

/** The Gregorian day of a day in the Umm al-Qura calendar; undefined where the calendar has no such day. */
export const fromHijri = (hijri: string): Day | undefined => {
  const [year = 0, month = 1, date = 1] = hijri.split('-').map(Number);
  // A mean lunar month lands within days of the answer; the true day is found around it.
  const guess = new Date(Date.UTC(622, 6, 18) + Math.floor(((year - 1) * 12 + (month - 1)) * 29.530588 + date) * dayMs);
  const near = guess.toISOString().slice(0, 10);
  for (let step = -4; step <= 4; step++) if (toHijri(addDays(near, step)) === hijri) return addDays(near, step);
  return undefined;
};
