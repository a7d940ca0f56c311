import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { QualificationDegree, QualificationKind } from '@mumaris/schemas';
import { nearest } from '../../reference';
import { oneOfTwo } from './form-part';
import { readCode, type Readers, readMaybe, readPastDay } from './read-entry';

/** A degree or another qualification (MEM-13). */
export interface Qualification {
  readonly id: string;
  readonly degree: QualificationDegree;
  readonly kind: QualificationKind;
  /** Whether the Ministry of Education has recognised it as equivalent (MEM-50). */
  readonly ministryEquivalency: boolean;
  /** A code of SPECIALTY. */
  readonly specialty: string;
  /** A code of UNIVERSITY; null where the list has none such. */
  readonly university: string | null;
  /** The university in words where the list has none such; null where it has. */
  readonly universityName: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly graduatedOn: Day;
  readonly documentIds: readonly string[];
  /** When the Commission documented it, after the exam was passed (MEM-52); what is stated anew is documented anew. */
  readonly documentedAt?: Date | null | undefined;
}

type Stated = Omit<Qualification, 'id' | 'documentIds' | 'documentedAt'>;

/** What qualifications that were stated before it was asked are, and those of which it is not said. */
export const usualQualification = { kind: 'DEGREE', ministryEquivalency: false } as const;

/** A qualification as it is typed. */
export interface QualificationForm extends Omit<
  Stated,
  'university' | 'universityName' | 'kind' | 'ministryEquivalency'
> {
  readonly kind?: QualificationKind | null | undefined;
  readonly ministryEquivalency?: boolean | null | undefined;
  readonly university?: string | null | undefined;
  readonly universityName?: string | null | undefined;
}

/** The country as stated, which is that of the university where the list has it; UNKNOWN_COUNTRY or UNIVERSITY_COUNTRY. */
const readItsCountry = (typed: string, university: Reading<string | null>, { reference }: Readers): Reading<string> => {
  const country = readCountry(typed, 'country');
  if (country instanceof RuleViolation || typeof university !== 'string') return country;
  const entry = reference.find('UNIVERSITY', university);
  const home = entry && nearest(entry, 'COUNTRY');
  if (!home || home.code === country) return country;
  return new RuleViolation('UNIVERSITY_COUNTRY', { university: entry.label, country: home.label }, 'country');
};

/**
 * Reads a qualification, of a university of the list or of one in words (MEM-13).
 * @throws RuleViolation or RuleViolations REQUIRED, ONE_OF_TWO, TOO_LONG, UNKNOWN_COUNTRY, NOT_IN_LIST, UNIVERSITY_COUNTRY, BAD_DATE, DAY_AHEAD, BEFORE_BIRTH
 */
export const readQualification = (form: QualificationForm, readers: Readers): Stated => {
  const [university, universityName] = [form.university ?? '', form.universityName ?? ''];
  const said = { one: !isBlank(university), other: !isBlank(universityName) };
  const listed = said.one ? readCode(university, 'UNIVERSITY', readers, 'university') : null;
  const read = allRead(
    {
      specialty: readCode(form.specialty, 'SPECIALTY', readers, 'specialty'),
      university: listed,
      universityName: readMaybe(universityName, 200, 'universityName'),
      country: readItsCountry(form.country, listed, readers),
      graduatedOn: readPastDay(form.graduatedOn, readers, 'graduatedOn'),
    },
    [oneOfTwo(said, ['university', 'universityName'])],
  );
  const { degree, kind, ministryEquivalency } = form;
  return {
    degree,
    kind: kind ?? usualQualification.kind,
    ministryEquivalency: ministryEquivalency ?? usualQualification.ministryEquivalency,
    ...read,
  };
};
