import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { labelOf, type VerificationEntryKind } from '@mumaris/schemas';
import type { Practitioner } from '../../profile';
import type { Reference } from '../../reference';

/** An entry of a profile as far as its verification looks at it. */
export interface Entry {
  readonly id: string;
  readonly kind: VerificationEntryKind;
  /** Where it was awarded, issued or worked; ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Whether the Ministry of Education has recognised it as equivalent. */
  readonly equivalent: boolean;
  /** The days that an experience covers, both counted; null for what is no experience, and an end that is not yet. */
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly label: Text;
  /** What the body that issued it is called, in each way that is known. */
  readonly issuers: readonly Text[];
}

type Names = Pick<Reference, 'find'>;
type Lists = Pick<Practitioner, 'qualifications' | 'licences' | 'experiences'>;

const both = (name: string): Text => ({ ar: name, en: name });
const joined = (one: Text, other: Text): Text => ({ ar: `${one.ar}، ${other.ar}`, en: `${one.en}, ${other.en}` });
const noExperience = { startsOn: null, endsOn: null } as const;

const ofQualification = (one: Lists['qualifications'][number], reference: Names): Entry => {
  const { id, kind, degree, country, ministryEquivalency: equivalent, university, universityName } = one;
  const listed = university === null ? undefined : reference.find('UNIVERSITY', university)?.label;
  const issuer = listed ?? both(universityName ?? '');
  const label = joined(labelOf('QualificationDegree', degree), issuer);
  return { id, kind, country, equivalent, ...noExperience, label, issuers: [issuer] };
};

const ofLicence = ({ id, issuedAs, country, authority }: Lists['licences'][number]): Entry => ({
  id,
  kind: issuedAs,
  country,
  equivalent: false,
  ...noExperience,
  label: joined(labelOf('VerificationEntryKind', issuedAs), both(authority)),
  issuers: [both(authority)],
});

const ofExperience = (one: Lists['experiences'][number]): Entry => {
  const { id, country, startsOn, endsOn, workplace } = one;
  const label = joined(labelOf('VerificationEntryKind', 'EXPERIENCE'), both(workplace));
  return { id, kind: 'EXPERIENCE', country, equivalent: false, startsOn, endsOn, label, issuers: [both(workplace)] };
};

/** All entries of a profile, in the order of its lists. */
export const entriesOf = ({ qualifications, licences, experiences }: Lists, reference: Names): Entry[] => [
  ...qualifications.map((one) => ofQualification(one, reference)),
  ...licences.map(ofLicence),
  ...experiences.map(ofExperience),
];
