import { addDays, type Day, endOfDay } from '@mumaris/kit/calendar';
import { type DueBand, dueBands } from '@mumaris/schemas';

/** The open invoices whose last day to pay is about equally far away; the total in halalas. */
export interface AgeingBand {
  readonly band: DueBand;
  readonly count: number;
  readonly total: number;
}

/** How many days after the day of the question each band ends, in their order; the last has no end. */
const ends = { PAST_DUE: -1, TODAY: 0, WITHIN_7_DAYS: 7, WITHIN_14_DAYS: 14 } as const satisfies Partial<
  Record<DueBand, number>
>;

/** The last instants of the bands, the most urgent first: what is due after them all is later. */
export const bandEnds = (at: Day): Date[] => Object.values(ends).map((days) => endOfDay(addDays(at, days)));

/** Every band once, the most urgent first. @param found by the place of their end among `bandEnds`, those that have an invoice */
export const ageingOf = (
  found: readonly { readonly place: number; readonly count: number; readonly total: number }[],
): AgeingBand[] =>
  dueBands.map((band, place) => {
    const { count, total } = found.find((one) => one.place === place) ?? { count: 0, total: 0 };
    return { band, count, total };
  });
