import { addDays, type Day, dayOf, toHijri } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { plainly } from '@mumaris/kit/text/plain';
import { readDay } from '@mumaris/kit/text/read-day';
import type { DateMismatch } from '@mumaris/schemas';

/** What a day on a document says beside the profile's (MEM-55); NO_SUCH_DAY where no calendar has it, UNREADABLE where it is no day. */
export type DateComparison =
  | { readonly verdict: 'SAME' }
  | { readonly verdict: 'DIFFERENT'; readonly mismatch: DateMismatch }
  | { readonly verdict: 'UNREAD'; readonly fault: 'NO_SUCH_DAY' | 'UNREADABLE' };

const same = { verdict: 'SAME' } as const;
const different = (mismatch: DateMismatch) => ({ verdict: 'DIFFERENT', mismatch }) as const;

/** An instant as machines write it means the day on which it falls in Riyadh. */
const instant = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:\d{2})$/i;

const readWritten = (text: string): Day | undefined => {
  if (instant.test(text)) return Number.isNaN(Date.parse(text)) ? undefined : dayOf(new Date(text));
  const day = readDay(text, 'birthDateAsWritten');
  return day instanceof RuleViolation ? undefined : day;
};

const swapped = (day: Day): string => `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;

const mismatchOf = (known: Day, written: Day): DateMismatch => {
  if (written === swapped(known)) return 'DAY_AND_MONTH_SWAPPED';
  // Two conversions of one Hijri day are often a day apart.
  if (written === addDays(known, 1) || written === addDays(known, -1)) return 'ONE_DAY_APART';
  return written.slice(4) === known.slice(4) ? 'OTHER_YEAR' : 'OTHER_DAY';
};

/** Compares a day as a document has it with the profile's (MEM-55): day first, in either calendar. Told, never repaired in silence. */
export const compareDates = (known: Day, asWritten: string): DateComparison => {
  const text = plainly(asWritten);
  if (/^\d{4}$/.test(text)) {
    const years = [known, toHijri(known)].map((day) => day.slice(0, 4));
    return different(years.includes(text) ? 'YEAR_ONLY' : 'OTHER_YEAR');
  }
  const written = readWritten(text);
  if (written === undefined)
    return { verdict: 'UNREAD', fault: (text.match(/\d+/g)?.length ?? 0) >= 3 ? 'NO_SUCH_DAY' : 'UNREADABLE' };
  return written === known ? same : different(mismatchOf(known, written));
};
