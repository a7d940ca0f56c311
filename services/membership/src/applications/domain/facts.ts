import { type Day, monthsBetween } from '@mumaris/kit/calendar';
import type { Credential } from '../../credentials';
import { lastDayOf, statusOn } from '../../credentials';
import { breakOf, highestDegreeOf, type Practitioner, yearsPractised } from '../../profile';
import type { VerificationFacts } from '../../verification';
import type { Answer } from './answer';
import type { Waiver } from './waiver';

/** How what is known of a person reads. */
export const facts = {
  /** The day that is judged on. */
  today: 'DATE',
  /** ISO 3166-1 alpha-2. */
  'person.nationality': 'WORD',
  'person.category': 'WORD',
  /** Whole years; who was born on 29 February is a year older on the last day of February. */
  'person.age': 'NUMBER',
  'person.idDocument': 'WORD',
  'person.idExpiresOn': 'DATE',
  /** The last day of practice before the present break; unknown where there is none (MEM-16). */
  'person.breakSince': 'DATE',
  /** The highest level among the qualifications; unknown where none is stated. */
  'person.degree': 'WORD',
  /** Whole years of practice; unknown where no experience is stated. */
  'person.experienceYears': 'NUMBER',
  /** NONE where nothing was ever granted. */
  'classification.status': 'WORD',
  'registration.status': 'WORD',
  /** Of the temporary registration that ends last, but for revoked ones; NONE where none was ever granted (MEM-32). */
  'temporary.status': 'WORD',
  'temporary.expiresOn': 'DATE',
  /** Of the eligibility number; NONE where none was ever granted (MEM-32). */
  'eligibility.status': 'WORD',
  'registration.expiresOn': 'DATE',
  /** The end that it was granted with: an exception that gives it longer moves the other (MEM-36). */
  'registration.grantedUntil': 'DATE',
  /** How many CPD hours of the cycle are missing (CPD-06). */
  'cpd.missingHours': 'NUMBER',
} as const;
export type Fact = keyof typeof facts;

/** What is known; a fact that is not is left out. */
export type Known = Readonly<Partial<Record<Fact, string>>>;

/** A document that is attached to an application, as far as rules look at it. */
export interface AttachedDocument {
  /** Which of the service's documents it is. */
  readonly slot: string;
  readonly id: string;
  readonly type: string;
  /** Whether its checks are through; one that waits for the virus scanner can be attached, not handed in (MEM-05). */
  readonly ready: boolean;
  /** Of what is stored; null while it is being checked. */
  readonly sha256: string | null;
  readonly issuedOn: Day | null;
  readonly expiresOn: Day | null;
  /** The day on which a photo was taken, as its owner declares. */
  readonly takenOn: Day | null;
}

/** All that the rules of a service decide by, on a day: plain data, so that a decision can be run again (MEM-04). */
export interface Facts {
  readonly today: Day;
  readonly known: Known;
  readonly answers: readonly Answer[];
  readonly documents: readonly AttachedDocument[];
  /** For whom the entries of lists are that questions are answered with, by question; left out in decisions from before. */
  readonly categories?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How the verifications of the profile stand (MEM-50); left out where no profile is known, or no rule looks at them. */
  readonly verification?: VerificationFacts | undefined;
  /** The requirements that exceptions lift (MEM-36); left out where none does. */
  readonly waived?: readonly Pick<Waiver, 'exceptionId' | 'requirement' | 'why'>[] | undefined;
}

/** Whether a name in the rules means a fact; else it is the id of a question. */
export const isFact = (name: string): name is Fact => Object.hasOwn(facts, name);

/** Whole years on a day; the year is over on the same day of the month, or its last. */
export const ageOn = (dateOfBirth: Day, today: Day): number => Math.floor(monthsBetween(dateOfBirth, today) / 12);

/** Of two of one day the one that was granted later: ids rise with time. */
const byGrant = (one: Credential, other: Credential): number =>
  one.issuedOn.localeCompare(other.issuedOn) || (one.id < other.id ? -1 : 1);

/** The latest of a kind that was granted. */
export const latestOf = <K extends Credential['kind']>(held: readonly Credential[], kind: K) =>
  held
    .filter((one) => one.kind === kind)
    .toSorted(byGrant)
    .at(-1) as Extract<Credential, { kind: K }> | undefined;

/** Until a registration that was renewed ahead begins, the one that it renews is what counts (MEM-62). */
const registrationStatusOn = (held: readonly Credential[], today: Day): string => {
  const begun = held.filter((one) => statusOn(one, today) !== 'NOT_YET_IN_FORCE');
  const counting = latestOf(begun, 'REGISTRATION') ?? latestOf(held, 'REGISTRATION');
  return counting ? statusOn(counting, today) : 'NONE';
};

/** How the temporary registrations stand: a revoked one bars for good, a suspended one for its time; else the one that ends last counts (MEM-32). */
const staysOn = (held: readonly Credential[], today: Day): Known => {
  const stays = held
    .filter((one) => one.kind === 'TEMPORARY_REGISTRATION' && !(one.status === 'REVOKED' && one.followedBy))
    .map((one) => ({ status: statusOn(one, today), lastDay: lastDayOf(one) ?? '' }))
    .toSorted((one, other) => one.lastDay.localeCompare(other.lastDay));
  const [last, ofStatus] = [stays.at(-1), (status: string) => stays.find((one) => one.status === status)];
  const counting = ofStatus('REVOKED') ?? ofStatus('SUSPENDED') ?? last;
  return {
    'temporary.status': counting?.status ?? 'NONE',
    ...(last && { 'temporary.expiresOn': last.lastDay }),
  };
};

/** What is known of a practitioner on a day. */
export const knownOf = ({ profile, ...lists }: Practitioner, held: readonly Credential[], today: Day): Known => {
  const pause = breakOf(lists.experiences, today);
  const [degree, years] = [highestDegreeOf(lists.qualifications), yearsPractised(lists.experiences, today)];
  const [classification, registration] = [latestOf(held, 'CLASSIFICATION'), latestOf(held, 'REGISTRATION')];
  const eligibility = latestOf(held, 'ELIGIBILITY_NUMBER');
  return {
    'person.nationality': profile.nationality,
    'person.category': profile.category,
    'person.age': String(ageOn(profile.dateOfBirth, today)),
    ...(profile.idDocument && { 'person.idDocument': profile.idDocument.kind }),
    ...(profile.idDocument?.expiresOn && { 'person.idExpiresOn': profile.idDocument.expiresOn }),
    ...(pause && { 'person.breakSince': pause.since }),
    ...(degree && { 'person.degree': degree }),
    ...(years !== undefined && { 'person.experienceYears': String(years) }),
    'classification.status': classification ? statusOn(classification, today) : 'NONE',
    'registration.status': registrationStatusOn(held, today),
    ...staysOn(held, today),
    'eligibility.status': eligibility ? statusOn(eligibility, today) : 'NONE',
    ...(registration?.expiresOn && {
      'registration.expiresOn': lastDayOf(registration) ?? registration.expiresOn,
      'registration.grantedUntil': registration.expiresOn,
    }),
  };
};
