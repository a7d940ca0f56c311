import { newNumber } from '@mumaris/kit/id';
import { genders, professionalCategories } from '@mumaris/schemas';
import { z } from 'zod';
import { openProfile } from '../domain/practitioner';
import { type ProfileInput } from '../domain/profile';
import type { Deps } from './deps';

const text = z.object({ ar: z.string(), en: z.string() });

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
});
type SamplePerson = z.infer<typeof person>;

/** The sample people: a list of them, or an object that has them as `people`. */
export const samplePeople = z.union([
  z.array(person),
  z.object({ people: z.array(person) }).transform(({ people }) => people),
]);

const atOnce = 50;

const profileOf = ({ firstName, lastName, city, ...rest }: SamplePerson): ProfileInput => ({
  name: { ar: `${firstName.ar} ${lastName.ar}`, en: `${firstName.en} ${lastName.en}` },
  dateOfBirth: rest.dateOfBirth,
  gender: rest.gender,
  nationality: rest.nationality,
  category: rest.category,
  address: { line: `${city.ar} – ${city.en}`, city: city.ar },
});

/**
 * Opens the profile of each sample practitioner by the rules of every profile; one that is there stays as it is.
 * @returns how many were opened
 */
export const openSampleProfiles =
  ({ practitioners, clock }: Pick<Deps, 'practitioners' | 'clock'>) =>
  async (people: readonly SamplePerson[]): Promise<number> => {
    const wanted = people
      .filter(({ roles }) => roles.includes('PRACTITIONER'))
      .map((one) => ({ id: `pra_sample_${one.key}`, accountId: `acc_sample_${one.key}`, profile: profileOf(one) }));
    const found = await practitioners.byAccountIds(wanted.map(({ accountId }) => accountId));
    const there = new Set(found.map(({ accountId }) => accountId));
    const missing = wanted.filter(({ accountId }) => !there.has(accountId));
    for (let start = 0; start < missing.length; start += atOnce)
      await practitioners.open(() =>
        missing
          .slice(start, start + atOnce)
          .map((one) => openProfile({ ...one, fileNumber: newNumber('F') }, clock.now())),
      );
    return missing.length;
  };
