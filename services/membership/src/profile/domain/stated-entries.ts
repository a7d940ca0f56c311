import { isDeepStrictEqual } from 'node:util';
import type { Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { failuresOf, isRuleViolation, type RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { searchKey } from '@mumaris/kit/text/search-key';
import type { Entries } from './entry-lists';
import { type ExperienceForm, readExperience } from './experience';
import { type LicenceForm, readLicence } from './licence';
import type { Practitioner } from './practitioner';
import type { ProfileRules } from './profile-rules';
import type { Readers } from './read-entry';

interface Forms {
  readonly experiences: ExperienceForm;
  readonly licences: LicenceForm;
}
type List = keyof Forms;

/** What an application stated of the lists of a profile (MEM-13). */
export type StatedEntries = { readonly [L in List]: readonly Forms[L][] };

type Stated<L extends List> = Omit<Entries[L], 'id' | 'documentIds'>;

/** How one list takes in what was stated: what makes two entries one, which day tells the newer, and what the newer changes. */
interface Join<L extends List> {
  readonly read: (form: Forms[L], readers: Readers) => Stated<L>;
  readonly sameness: (entry: Stated<L>) => readonly string[];
  readonly day: (entry: Stated<L>) => Day;
  readonly renewed: (entry: Entries[L], stated: Stated<L>) => Entries[L];
}

const joins: { readonly [L in List]: Join<L> } = {
  experiences: {
    read: readExperience,
    sameness: ({ country, workplace, specialty, startsOn }) => [country, searchKey(workplace), specialty, startsOn],
    day: ({ startsOn }) => startsOn,
    // Whether practice was part of it was said by its owner, and not asked again.
    renewed: (entry, stated) => ({ ...entry, ...stated, practice: entry.practice }),
  },
  licences: {
    read: readLicence,
    sameness: ({ authority, number }) => [searchKey(authority), searchKey(number)],
    day: ({ expiresOn }) => expiresOn,
    // Whether it is a council's was said by its owner, and is not asked again.
    renewed: (entry, stated) => ({ ...entry, ...stated, issuedAs: entry.issuedAs }),
  },
};

interface Joining {
  readonly readers: Readers;
  readonly max: ProfileRules['lists'];
  /** What the Commission has verified stays as it is. */
  readonly isVerified: (entryId: string) => boolean;
  readonly newId: (list: List) => string;
}

/** What was stated, as the profile reads it; nothing where it is not an entry: the application keeps it. */
const readOne = <L extends List>(list: L, form: Forms[L], readers: Readers): Stated<L>[] => {
  try {
    return [joins[list].read(form, readers)];
  } catch (error) {
    if (failuresOf(error)) return [];
    throw error;
  }
};

/** What the profile refuses of a form that may not be filled in to its end: nothing of what is still blank (MEM-13). */
export const statedFaults = <L extends List>(list: L, form: Forms[L], readers: Readers): readonly RuleViolation[] => {
  try {
    joins[list].read(form, readers);
    return [];
  } catch (error) {
    const found = error instanceof RuleViolations ? error.violations : [error];
    const written = new Map<string, unknown>(Object.entries(form));
    return found.filter((one): one is RuleViolation => {
      if (!isRuleViolation(one)) throw one;
      return one.field?.some((name) => !isBlank(String(written.get(name) ?? ''))) ?? true;
    });
  }
};

type ListRules = Pick<Joining, 'readers' | 'max'>;

/** What was stated of a list, each entry once, by what makes two of them one; and how to tell that of an entry. */
const readStated = <L extends List>(list: L, forms: readonly Forms[L][], readers: Readers) => {
  const { sameness, day } = joins[list];
  const keyOf = (entry: Stated<L>) => JSON.stringify(sameness(entry));
  const order = (entry: Stated<L>) => `${day(entry)} ${JSON.stringify(entry)}`;
  const read = forms.flatMap((form) => readOne(list, form, readers));
  // In an order of their own, so that it does not matter in which they were stated.
  const sorted = read.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  const stated = new Map(sorted.map((one) => [keyOf(one), one]));
  /** Those that a list has not yet. */
  const newTo = (entries: readonly Entries[L][]): Stated<L>[] => {
    const there = new Set(entries.map(keyOf));
    return [...stated].filter(([key]) => !there.has(key)).map(([, one]) => one);
  };
  return { newTo, find: (entry: Entries[L]) => stated.get(keyOf(entry)) };
};

const joinList = <L extends List>(
  list: L,
  entries: readonly Entries[L][],
  forms: readonly Forms[L][],
  { readers, max, isVerified, newId }: Joining,
): Entries[L][] => {
  const { newTo, find } = readStated(list, forms, readers);
  const kept = entries.map((entry) => {
    const found = find(entry);
    return found && !isVerified(entry.id) ? joins[list].renewed(entry, found) : entry;
  });
  const added = newTo(entries);
  const room = Math.max(0, max[list] - entries.length);
  const newest = added.slice(Math.max(0, added.length - room));
  return [...kept, ...newest.map((one) => ({ id: newId(list), documentIds: [], ...one }) as unknown as Entries[L])];
};

/** For how many of what was stated the lists of the profile have no room (MEM-13). */
export const withoutRoom = (
  own: Pick<Practitioner, List>,
  stated: StatedEntries,
  { readers, max }: ListRules,
): Readonly<Record<List, number>> => {
  const beyond = <L extends List>(list: L, entries: readonly Entries[L][], forms: readonly Forms[L][]) => {
    const added = readStated(list, forms, readers).newTo(entries).length;
    return Math.max(0, Math.min(added, entries.length + added - max[list]));
  };
  return {
    experiences: beyond('experiences', own.experiences, stated.experiences),
    licences: beyond('licences', own.licences, stated.licences),
  };
};

/**
 * Takes what an application stated into the lists of the profile: an entry that is there is brought up to date, others are added (MEM-13).
 * What has no room is refused as it is stated; where the list has filled up since, the oldest are left, and the application keeps them.
 */
export const joinEntries = (
  practitioner: Practitioner,
  { experiences, licences }: StatedEntries,
  joining: Joining,
): Change<Practitioner> => {
  const lists = {
    experiences: joinList('experiences', practitioner.experiences, experiences, joining),
    licences: joinList('licences', practitioner.licences, licences, joining),
  };
  const { experiences: worked, licences: held } = practitioner;
  const isSame = isDeepStrictEqual(lists, { experiences: worked, licences: held });
  return silent(isSame ? practitioner : { ...practitioner, ...lists });
};
