import { addDays, addMonths, type Day, monthsBetween } from '@mumaris/kit/calendar';
import type { Experience } from './experience';

/** How long somebody has not practised: whole years, months beyond them, and days beyond those. */
export interface PracticeBreak {
  /** The last day of practice. */
  readonly since: Day;
  readonly years: number;
  readonly months: number;
  /** None in a break of whole months to the day, so that “over 4 years” is told from 4 years. */
  readonly days: number;
}

const daysBetween = (from: Day, to: Day): number => {
  let days = 0;
  while (addDays(from, days) < to) days += 1;
  return days;
};

/**
 * The present break from practice, by the experiences (MEM-16). Work without practice does not count. Null while somebody practises, and
 * for who never did: breaks are computed from the experiences, and where there was no practice none was broken off.
 */
export const breakOf = (
  experiences: readonly Pick<Experience, 'startsOn' | 'endsOn' | 'practice'>[],
  today: Day,
): PracticeBreak | null => {
  const ends = experiences
    .filter(({ practice, startsOn }) => practice && startsOn <= today)
    .map(({ endsOn }) => endsOn ?? today);
  const since = ends.toSorted().at(-1);
  if (since === undefined || since >= today) return null;
  const months = monthsBetween(since, today);
  const days = daysBetween(addMonths(since, months), today);
  return { since, years: Math.floor(months / 12), months: months % 12, days };
};
