import type { Day } from '@mumaris/kit/calendar';
import { isBlank } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { allRead } from '@mumaris/kit/text/reading';
import type { QualificationDegree } from '@mumaris/schemas';
import { oneOfTwo } from './form-part';
import { readCode, type Readers, readMaybe, readPastDay } from './read-entry';

/** A degree or another qualification (MEM-13). */
export interface Qualification {
  readonly id: string;
  readonly degree: QualificationDegree;
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
}

type Stated = Omit<Qualification, 'id' | 'documentIds'>;

/** A qualification as it is typed. */
export interface QualificationForm extends Omit<Stated, 'university' | 'universityName'> {
  readonly university?: string | null | undefined;
  readonly universityName?: string | null | undefined;
}

/**
 * Reads a qualification, of a university of the list or of one in words (MEM-13).
 * @throws RuleViolation or RuleViolations REQUIRED, ONE_OF_TWO, TOO_LONG, UNKNOWN_COUNTRY, NOT_IN_LIST, BAD_DATE, DAY_AHEAD
 */
export const readQualification = (form: QualificationForm, readers: Readers): Stated => {
  const [university, universityName] = [form.university ?? '', form.universityName ?? ''];
  const said = { one: !isBlank(university), other: !isBlank(universityName) };
  const read = allRead(
    {
      specialty: readCode(form.specialty, 'SPECIALTY', readers, 'specialty'),
      university: said.one ? readCode(university, 'UNIVERSITY', readers, 'university') : null,
      universityName: readMaybe(universityName, 200, 'universityName'),
      country: readCountry(form.country, 'country'),
      graduatedOn: readPastDay(form.graduatedOn, readers, 'graduatedOn'),
    },
    [oneOfTwo(said, ['university', 'universityName'])],
  );
  return { degree: form.degree, ...read };
};
