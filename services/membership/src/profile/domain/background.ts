import { addDays, type Day, monthsBetween } from '@mumaris/kit/calendar';
import { type QualificationDegree, qualificationDegrees } from '@mumaris/schemas';
import type { Experience } from './experience';
import type { Qualification } from './qualification';

/** The highest level among the qualifications, as the list of levels orders them; undefined where there are none. */
export const highestDegreeOf = (
  qualifications: readonly Pick<Qualification, 'degree'>[],
): QualificationDegree | undefined => {
  const held = new Set(qualifications.map(({ degree }) => degree));
  return qualificationDegrees.findLast((degree) => held.has(degree));
};

const msPerDay = 86_400_000;

/** Both ends counted. */
const daysFrom = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / msPerDay + 1;

type Practised = Pick<Experience, 'startsOn' | 'endsOn' | 'practice'>;

/**
 * Whole years of practice until a day, by the experiences: both ends of each are counted, days that two have in common once, and work
 * without practice not at all (MEM-16). Undefined where no experience is stated.
 */
export const yearsPractised = (experiences: readonly Practised[], today: Day): number | undefined => {
  if (!experiences.length) return undefined;
  const practised = experiences
    .filter(({ practice, startsOn }) => practice && startsOn <= today)
    .toSorted((one, other) => one.startsOn.localeCompare(other.startsOn));
  let days = 0;
  let counted: Day | undefined;
  for (const { startsOn, endsOn } of practised) {
    const from: Day = counted !== undefined && startsOn <= counted ? addDays(counted, 1) : startsOn;
    const to = endsOn !== null && endsOn < today ? endsOn : today;
    if (to < from) continue;
    days += daysFrom(from, to);
    counted = to;
  }
  const [first] = practised;
  return first ? Math.floor(monthsBetween(first.startsOn, addDays(first.startsOn, days)) / 12) : 0;
};
