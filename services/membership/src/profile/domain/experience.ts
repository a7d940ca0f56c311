import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import { readCode, type Readers, readMaybe, readNeeded, readPastDay } from './read-entry';

/** Where somebody works or worked (MEM-13). */
export interface Experience {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly city: string;
  readonly workplace: string;
  /** A code of SPECIALTY. */
  readonly specialty: string;
  readonly jobTitle: string;
  readonly jobDescription: string | null;
  readonly startsOn: Day;
  /** The last day; null while it lasts. */
  readonly endsOn: Day | null;
  /** A code of AUTHORITY_TYPE. */
  readonly authorityType: string;
  /** Whether practice of the profession is part of it (MEM-16). */
  readonly practice: boolean;
  readonly documentIds: readonly string[];
}

type Stated = Omit<Experience, 'id' | 'documentIds'>;

/** An experience as it is typed: days in either calendar. */
export interface ExperienceForm extends Omit<Stated, 'jobDescription' | 'endsOn'> {
  readonly jobDescription?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
}

const readEnd = (typed: string, startsOn: Reading<Day>, readers: Readers): Reading<Day | null> => {
  if (isBlank(typed)) return null;
  const day = readPastDay(typed, readers, 'endsOn');
  if (day instanceof RuleViolation || startsOn instanceof RuleViolation || day >= startsOn) return day;
  return new RuleViolation('END_BEFORE_START', {}, 'endsOn');
};

/**
 * Reads an experience (MEM-13).
 * @throws RuleViolation or RuleViolations REQUIRED, TOO_LONG, UNKNOWN_COUNTRY, NOT_IN_LIST, BAD_DATE, DAY_AHEAD, BEFORE_BIRTH, END_BEFORE_START
 */
export const readExperience = (form: ExperienceForm, readers: Readers): Stated => {
  const startsOn = readPastDay(form.startsOn, readers, 'startsOn');
  const read = allRead({
    country: readCountry(form.country, 'country'),
    city: readNeeded(form.city, 80, 'city'),
    workplace: readNeeded(form.workplace, 200, 'workplace'),
    specialty: readCode(form.specialty, 'SPECIALTY', readers, 'specialty'),
    jobTitle: readNeeded(form.jobTitle, 120, 'jobTitle'),
    jobDescription: readMaybe(form.jobDescription, 1_000, 'jobDescription'),
    startsOn,
    endsOn: readEnd(form.endsOn ?? '', startsOn, readers),
    authorityType: readCode(form.authorityType, 'AUTHORITY_TYPE', readers, 'authorityType'),
  });
  return { ...read, practice: form.practice };
};

/** An experience among the others of its profile. */
export interface PlacedExperience extends Experience {
  /** The ids of those that have days in common with it, both ends counted. */
  readonly overlapsWith: readonly string[];
}

const reaches = ({ endsOn }: Experience, { startsOn }: Experience): boolean => endsOn === null || endsOn >= startsOn;

/** Each experience with those that it overlaps, which is told and not refused (MEM-13). */
export const withOverlaps = (experiences: readonly Experience[]): PlacedExperience[] =>
  experiences.map((one) => {
    const others = experiences.filter((other) => other !== one && reaches(one, other) && reaches(other, one));
    return { ...one, overlapsWith: others.map(({ id }) => id) };
  });
