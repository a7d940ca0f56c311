import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { plainly } from '@mumaris/kit/text/plain';
import { readDay } from '@mumaris/kit/text/read-day';
import { readLine } from '@mumaris/kit/text/read-text';
import { type Reading, required } from '@mumaris/kit/text/reading';
import type { ReferenceKind } from '@mumaris/schemas';
import type { Reference } from '../../reference';

/** What the entries of a profile are read by: the lists, and the day. */
export interface Readers {
  readonly reference: Pick<Reference, 'find'>;
  readonly today: Day;
  /** When the owner of the profile was born; undefined where that is not known yet. */
  readonly bornOn?: Day | undefined;
}

/** One line that has to be there; REQUIRED or TOO_LONG. */
export const readNeeded = (typed: string, max: number, field: string): Reading<string> =>
  required(readLine(typed, max, field), field);

/** One line, or null where nothing was typed; TOO_LONG. */
export const readMaybe = (typed: string | null | undefined, max: number, field: string): Reading<string | null> => {
  const text = readLine(typed ?? '', max, field);
  return text === '' ? null : text;
};

/** The code of a list, also one that is offered no more: it was chosen in its days; NOT_IN_LIST. */
export const readCode = (
  typed: string,
  kind: ReferenceKind,
  { reference }: Readers,
  field: string,
): Reading<string> => {
  const code = plainly(typed).toUpperCase();
  return reference.find(kind, code) ? code : new RuleViolation('NOT_IN_LIST', {}, field);
};

/** A day of somebody's life until today, as written; BAD_DATE, DAY_AHEAD or BEFORE_BIRTH. */
export const readPastDay = (typed: string, { today, bornOn }: Readers, field: string): Reading<Day> => {
  const day = readDay(typed, field);
  if (day instanceof RuleViolation) return day;
  if (day > today) return new RuleViolation('DAY_AHEAD', {}, field);
  return bornOn !== undefined && day < bornOn ? new RuleViolation('BEFORE_BIRTH', {}, field) : day;
};
