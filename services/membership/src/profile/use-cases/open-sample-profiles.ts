import { dayOf } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { newId, newNumber } from '@mumaris/kit/id';
import { genders, idDocumentKinds, professionalCategories, qualificationDegrees } from '@mumaris/schemas';
import { z } from 'zod';
import { readExperience } from '../domain/experience';
import { readLicence } from '../domain/licence';
import { openProfile, type Practitioner } from '../domain/practitioner';
import { type ProfileInput } from '../domain/profile';
import { readQualification } from '../domain/qualification';
import type { Readers } from '../domain/read-entry';
import type { Deps } from './deps';

const text = z.object({ ar: z.string(), en: z.string() });
const parts = z.object({ first: z.string(), father: z.string(), grandfather: z.string(), family: z.string() });
const entry = { specialty: z.string(), country: z.string() };

/** What somebody states beside the account's data. */
const career = z.object({
  names: z.object({ ar: parts, en: parts }),
  nationalAddress: z.object({
    buildingNumber: z.string(),
    street: z.string(),
    district: z.string(),
    city: z.string(),
    postalCode: z.string(),
    additionalNumber: z.string(),
  }),
  idDocument: z.object({ kind: z.enum(idDocumentKinds), number: z.string(), expiresOn: z.string() }),
  experiences: z.array(
    z.object({
      ...entry,
      city: z.string(),
      workplace: z.string(),
      jobTitle: z.string(),
      jobDescription: z.string(),
      startsOn: z.string(),
      endsOn: z.string().optional(),
      authorityType: z.string(),
      practice: z.boolean(),
    }),
  ),
  licences: z.array(z.object({ ...entry, number: z.string(), expiresOn: z.string(), authority: z.string() })),
  qualifications: z.array(
    z.object({ ...entry, degree: z.enum(qualificationDegrees), university: z.string(), graduatedOn: z.string() }),
  ),
});

const person = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  roles: z.array(z.string()),
  firstName: text,
  lastName: text,
  dateOfBirth: z.string(),
  gender: z.enum(genders),
  nationality: z.string(),
  category: z.enum(professionalCategories),
  city: text,
  career: career.optional(),
  held: z
    .object({
      classification: z.object({ specialty: z.string(), rank: z.string() }),
      registered: z.boolean(),
      life: z.enum(['GRACE', 'SUSPENDED', 'CONDITION', 'REVOKED']).optional(),
    })
    .optional(),
});
export type SamplePerson = z.infer<typeof person>;

/** The sample people: a list of them, or an object that has them as `people`. */
export const samplePeople = z.union([
  z.array(person),
  z.object({ people: z.array(person) }).transform(({ people }) => people),
]);

const atOnce = 50;

const inAWhole = ({ firstName, lastName, city }: SamplePerson) => ({
  name: { ar: `${firstName.ar} ${lastName.ar}`, en: `${firstName.en} ${lastName.en}` },
  address: { line: `${city.ar} – ${city.en}`, city: city.ar },
});

const profileOf = (one: SamplePerson): ProfileInput => {
  const { dateOfBirth, gender, nationality, category, career: stated } = one;
  const person = { dateOfBirth, gender, nationality, category };
  if (!stated) return { ...person, ...inAWhole(one) };
  const { names, nationalAddress, idDocument } = stated;
  return { ...person, names, nationalAddress, idDocument };
};

/** The same opening with what somebody has done and learnt, read as if it was typed. */
const withCareer = (
  { state, events = [] }: Change<Practitioner>,
  { career: stated }: SamplePerson,
  ofToday: Readers,
): Change<Practitioner> => {
  const beside = (prefix: string) => ({ id: newId(prefix), documentIds: [] });
  const { experiences = [], licences = [], qualifications = [] } = stated ?? {};
  const readers = { ...ofToday, bornOn: state.profile.dateOfBirth };
  const lists = {
    experiences: experiences.map((form) => ({ ...beside('exp'), ...readExperience(form, readers) })),
    licences: licences.map((form) => ({ ...beside('lic'), ...readLicence(form, readers) })),
    qualifications: qualifications.map((form) => ({ ...beside('qua'), ...readQualification(form, readers) })),
  };
  return { state: { ...state, ...lists }, events };
};

/**
 * Opens the profile of each sample practitioner by the rules of every profile; one that is there stays as it is.
 * @returns how many were opened
 */
export const openSampleProfiles =
  ({ practitioners, reference, clock }: Pick<Deps, 'practitioners' | 'reference' | 'clock'>) =>
  async (people: readonly SamplePerson[]): Promise<number> => {
    const now = clock.now();
    const wanted = people
      .filter(({ roles }) => roles.includes('PRACTITIONER'))
      .map((one) => ({ one, id: `pra_sample_${one.key}`, accountId: `acc_sample_${one.key}` }));
    const found = await practitioners.byAccountIds(wanted.map(({ accountId }) => accountId));
    const there = new Set(found.map(({ accountId }) => accountId));
    const missing = wanted.filter(({ accountId }) => !there.has(accountId));
    for (let start = 0; start < missing.length; start += atOnce)
      await practitioners.open(() =>
        missing.slice(start, start + atOnce).map(({ one, ...ids }) => {
          const opening = { ...ids, fileNumber: newNumber('F'), profile: profileOf(one) };
          return withCareer(openProfile(opening, now), one, { reference, today: dayOf(now) });
        }),
      );
    return missing.length;
  };
