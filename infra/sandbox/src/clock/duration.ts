import { Failure } from '../http/failure';

/** An ISO 8601 duration, taken apart. */
export interface Duration {
  years: number;
  months: number;
  days: number;
  ms: number;
}

const SHAPE =
  /^P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

const whole = (digits: string | undefined): number => Number(digits ?? '0');

/** Reads `P1M`, `P31D`, `PT1H30M` …: whole numbers, more than zero. @throws Failure INVALID_DURATION */
export const parseDuration = (text: string): Duration => {
  const match = SHAPE.exec(text);
  if (!match) throw new Failure('INVALID_DURATION');
  const [, years, months, weeks, days, hours, minutes, seconds] = match;
  const duration = {
    years: whole(years),
    months: whole(months),
    days: whole(weeks) * 7 + whole(days),
    ms: ((whole(hours) * 60 + whole(minutes)) * 60 + whole(seconds)) * 1_000,
  };
  if (Object.values(duration).every((part) => part === 0)) throw new Failure('INVALID_DURATION');
  return duration;
};

/** Adds by the calendar in UTC: a month after 31 January is the last day of February, as with dates on contracts. */
export const addDuration = (from: Date, { years, months, days, ms }: Duration): Date => {
  const target = new Date(from);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months + years * 12);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), lastDay) + days);
  return new Date(target.getTime() + ms);
};
