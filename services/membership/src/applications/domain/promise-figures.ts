import { addMonths, monthsBetween } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { asciiDigits } from '@mumaris/kit/text/digits';

/** A month in Asia/Riyadh: `2026-11`. */
type Month = string;

/** Both ends counted. */
export interface Months {
  readonly from: Month;
  readonly to: Month;
}

/** How many promises of a month came out alike. */
export interface PromiseCount {
  readonly month: Month;
  readonly state: 'KEPT' | 'MISSED' | 'OVERDUE';
  /** How many working days a decision took; null where there is none. */
  readonly workingDays: number | null;
  readonly count: number;
}

interface PromiseFigures {
  readonly kept: number;
  readonly missed: number;
  readonly overdue: number;
  readonly medianWorkingDays: number | null;
}

/** What is public of a month (MEM-34). */
export interface PromiseMonth {
  readonly month: Month;
  readonly figures: PromiseFigures | null;
}

const maxMonths = 24;
/** Of fewer, a figure would tell of somebody. */
const fewest = 5;

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** @throws RuleViolation BAD_MONTHS unless both are months, in order, and not more than 24 together */
export const readMonths = (from: string, to: string): Months => {
  const months = { from: asciiDigits(from.trim()), to: asciiDigits(to.trim()) };
  const good = monthShape.test(months.from) && monthShape.test(months.to) && months.from <= months.to;
  if (!good || monthsBetween(`${months.from}-01`, `${months.to}-01`) >= maxMonths)
    throw new RuleViolation('BAD_MONTHS', { max: maxMonths });
  return months;
};

const total = (counts: readonly PromiseCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

/** The figure in the middle, or half-way between the two that are. */
const medianOf = (counts: readonly { readonly workingDays: number; readonly count: number }[], all: number): number => {
  const ascending = counts.toSorted((one, other) => one.workingDays - other.workingDays);
  const at = (place: number): number => {
    let passed = 0;
    return ascending.find(({ count }) => (passed += count) > place)?.workingDays ?? 0;
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
};

const figuresOf = (counts: readonly PromiseCount[]): PromiseFigures | null => {
  if (total(counts) < fewest) return null;
  const of = (state: PromiseCount['state']) => total(counts.filter((one) => one.state === state));
  const [kept, missed, overdue] = [of('KEPT'), of('MISSED'), of('OVERDUE')];
  const took = counts.flatMap(({ workingDays, count }) => (workingDays === null ? [] : [{ workingDays, count }]));
  return { kept, missed, overdue, medianWorkingDays: kept + missed < fewest ? null : medianOf(took, kept + missed) };
};

/** Each month, with its figures where they tell of nobody (MEM-34). */
export const promiseMonths = ({ from, to }: Months, counts: readonly PromiseCount[]): PromiseMonth[] => {
  const length = monthsBetween(`${from}-01`, `${to}-01`) + 1;
  return Array.from({ length }, (_, index) => {
    const month = addMonths(`${from}-01`, index).slice(0, 7);
    return { month, figures: figuresOf(counts.filter((one) => one.month === month)) };
  });
};
