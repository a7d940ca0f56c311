import type { Day } from '@mumaris/kit/calendar';
import { asciiDigits } from '@mumaris/kit/text/digits';

/** The ways in which files write a day; by this table one is never taken for another. */
export const dayFormats = {
  'DD/MM/YYYY': /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/,
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
} as const;
export type DayFormat = keyof typeof dayFormats;

const [firstYear, lastYear] = [1900, 2199];

/**
 * Reads a day as the format has it, in digits of either script; it is never turned round to fit.
 * @returns the Gregorian day; undefined for everything else, a Hijri year among it
 */
export const readFileDay = (text: string, format: DayFormat): Day | undefined => {
  const { year = '', month, day } = dayFormats[format].exec(asciiDigits(text))?.groups ?? {};
  if (Number(year) < firstYear || Number(year) > lastYear) return undefined;
  const written = `${year}-${month}-${day}`;
  const instant = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written) ? written : undefined;
};
