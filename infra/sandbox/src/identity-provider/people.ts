import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { luhnDigit } from '../outsider/account';
import { ungrouped } from '../http/typed';
import { text, type Text } from '../state/text';

/** Somebody whom the provider knows by name. */
export interface KnownPerson {
  name: Text;
  idNumber: string;
}

const shown = 12;

const sample = z.object({
  people: z.array(z.object({ firstName: text, lastName: text, idNumber: z.string() })),
});

/** The sample's people, for whoever wants to choose one; none while there is no such file. */
export const knownPeople = async (file: string | undefined): Promise<KnownPerson[]> => {
  const found = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  if (found === undefined) return [];
  return sample
    .parse(JSON.parse(found))
    .people.slice(0, shown)
    .map(({ firstName, lastName, idNumber }) => ({
      name: { ar: `${firstName.ar} ${lastName.ar}`, en: `${firstName.en} ${lastName.en}` },
      idNumber,
    }));
};

/** A national ID or iqama number as somebody typed it; undefined for any other. */
export const readIdNumber = (typed: string): string | undefined => {
  const digits = ungrouped(typed);
  if (!/^[12]\d{9}$/.test(digits)) return undefined;
  return luhnDigit([...digits.slice(0, 9)].map(Number)) === Number(digits[9]) ? digits : undefined;
};
