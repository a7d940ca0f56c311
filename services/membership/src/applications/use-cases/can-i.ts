import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { readAge } from '@mumaris/kit/text/read-person';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { ProfessionalCategory, QualificationDegree } from '@mumaris/schemas';
import type { Known } from '../domain/facts';
import { outlooksOf } from '../domain/outlooks';
import type { Deps } from './deps';

type Maybe<T> = T | null | undefined;

/** What somebody states; what is left out counts as not known. */
interface StatedFacts {
  readonly category?: Maybe<ProfessionalCategory>;
  /** ISO 3166-1 alpha-2. */
  readonly nationality?: Maybe<string>;
  /** Whole years. */
  readonly age?: Maybe<number>;
  readonly residenceExpiresOn?: Maybe<string>;
  readonly classified?: Maybe<boolean>;
  readonly registered?: Maybe<boolean>;
  readonly registeredUntil?: Maybe<string>;
  readonly eligibilityNumber?: Maybe<boolean>;
  readonly breakSince?: Maybe<string>;
  readonly degree?: Maybe<QualificationDegree>;
  /** Whole years. */
  readonly experienceYears?: Maybe<number>;
}

const read = <T>(stated: Maybe<string>, reader: (written: string) => Reading<T>): Reading<T | undefined> =>
  stated ? reader(stated) : undefined;

const status = (held: Maybe<boolean>): string | undefined =>
  typeof held === 'boolean' ? (held ? 'ACTIVE' : 'NONE') : undefined;

/** A last day tells more than whether there is one. */
const registrationOf = ({ registered }: StatedFacts, until: Day | undefined, today: Day): Known => {
  const stands = until === undefined ? status(registered) : until < today ? 'EXPIRED' : 'ACTIVE';
  return {
    ...(stands && { 'registration.status': stands }),
    ...(until && { 'registration.expiresOn': until, 'registration.grantedUntil': until }),
  };
};

const readPast = (written: string, today: Day): Reading<Day> => {
  const field = ['facts', 'breakSince'];
  const day = readDay(written, field);
  return day instanceof RuleViolation || day <= today ? day : new RuleViolation('DAY_AHEAD', {}, field);
};

/** As many years as there are from the youngest age of who may practise to the oldest. */
const experienceYears = { min: 0, max: 82 };

const readYears = (years: number): Reading<number> =>
  years >= experienceYears.min && years <= experienceYears.max
    ? years
    : new RuleViolation('YEARS_OUT_OF_RANGE', experienceYears, ['facts', 'experienceYears']);

/** What somebody states of themselves, as facts; what is left out is not known. @throws RuleViolations with all that is wrong at once */
const knownFrom = (stated: StatedFacts, today: Day): Known => {
  const { category, classified, eligibilityNumber, degree } = stated;
  const { age, nationality, residenceExpiresOn, registeredUntil, breakSince, years } = allRead({
    age: typeof stated.age === 'number' ? readAge(stated.age, ['facts', 'age']) : undefined,
    nationality: read(stated.nationality, (written) => readCountry(written, ['facts', 'nationality'])),
    residenceExpiresOn: read(stated.residenceExpiresOn, (written) => readDay(written, ['facts', 'residenceExpiresOn'])),
    registeredUntil: read(stated.registeredUntil, (written) => readDay(written, ['facts', 'registeredUntil'])),
    breakSince: read(stated.breakSince, (written) => readPast(written, today)),
    years: typeof stated.experienceYears === 'number' ? readYears(stated.experienceYears) : undefined,
  });
  const [classification, eligibility] = [status(classified), status(eligibilityNumber)];
  return {
    ...(category && { 'person.category': category }),
    ...(nationality && { 'person.nationality': nationality }),
    ...(age !== undefined && { 'person.age': String(age) }),
    ...(residenceExpiresOn && { 'person.idDocument': 'IQAMA', 'person.idExpiresOn': residenceExpiresOn }),
    ...(classification && { 'classification.status': classification }),
    ...(eligibility && { 'eligibility.status': eligibility }),
    // Not asked about: whom one keeps from a service has an account.
    'temporary.status': 'NONE',
    ...registrationOf(stated, registeredUntil, today),
    ...(breakSince && { 'person.breakSince': breakSince }),
    ...(degree && { 'person.degree': degree }),
    ...(years !== undefined && { 'person.experienceYears': String(years) }),
  };
};

/** Which services are open by what somebody states, who needs no account; nothing is kept (MEM-35). @throws RuleViolations */
export const canI =
  ({ rules, liftedToday, clock }: Pick<Deps, 'rules' | 'liftedToday' | 'clock'>) =>
  async ({ facts }: { facts: StatedFacts }) => {
    const today = dayOf(clock.now());
    const known = knownFrom(facts, today);
    return outlooksOf(known, rules, today, await liftedToday());
  };
