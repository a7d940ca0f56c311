import { type Day, fromHijri } from '../calendar';
import { RuleViolation } from '../errors';
import { plainly } from './plain';
import type { Field, Reading } from './reading';

/** The years that each calendar is written in; no year belongs to both, so a day without a mark is read by its year. */
const calendars = {
  HIJRI: { years: [1300, 1599], dayOf: fromHijri },
  GREGORIAN: {
    years: [1900, 2199],
    dayOf: (day: string): Day | undefined =>
      !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : undefined,
  },
} as const;

/** `h:` before it, ه or هـ or AH after it; م or AD after it. */
const marks = {
  HIJRI: /^(?:h|ه) ?: ?| ?(?:ه|ah|h)$/,
  GREGORIAN: / ?(?:م|ad|ce)$/,
} as const;
const names = ['HIJRI', 'GREGORIAN'] as const;

/** Slashes, dots, dashes, blanks, and the signs of Arabic keyboards for them. */
const between = /\s*[/.\u060d\u066b\u2212\p{Pd}]\s*|\s+/gu;

/** Year first, or day first; never the month. */
const partsOf = (written: string) => {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written) ?? [];
  if (year) return { year, month, day };
  const [, first, second, last] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(written) ?? [];
  return { year: last, month: second, day: first };
};

const dayIn = (written: string, marked: (typeof names)[number] | undefined): Day | undefined => {
  const { year, month, day } = partsOf(written);
  if (!year || !month || !day) return undefined;
  const { years, dayOf } = calendars[marked ?? (Number(year) < 1600 ? 'HIJRI' : 'GREGORIAN')];
  if (Number(year) < years[0] || Number(year) > years[1]) return undefined;
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

/**
 * Reads a day as people write it: `2026-11-22`, `22/11/2026`, or of the Umm al-Qura calendar, `1448-06-12`, `12/6/1448 هـ`,
 * `h:1448-06-12`, in any digits. A year that can only be of the Hijri calendar is of it: 1447 AD is nobody's day.
 * @returns the Gregorian day, or BAD_DATE where the calendar has no such day
 */
export const readDay = (typed: string, field: Field): Reading<Day> => {
  const text = plainly(typed).toLowerCase().replaceAll('\u0640', '');
  const marked = names.find((name) => marks[name].test(text));
  const written = (marked ? text.replace(marks[marked], '') : text).replace(between, '-');
  return dayIn(written, marked) ?? new RuleViolation('BAD_DATE', {}, field);
};
