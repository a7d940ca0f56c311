import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import type { Entry } from './entry';
import type { Reference } from './reference';
import { searchableBy } from './search';

/** A specialty that the Commission granted while the service runs (MEM-14). */
export interface Granted {
  /** The number of what was granted. */
  readonly number: string;
  readonly title: Text;
  /** The code of the specialty that it stands under. */
  readonly under: string;
  readonly from: Day;
}

/** For ever the same for one number. */
const codeOf = ({ number }: Granted): string => `LISTED_${number.replaceAll(/[^A-Z0-9]/g, '_')}`;

const entryOf = (granted: Granted, parent: Entry): Entry => ({
  kind: 'SPECIALTY',
  code: codeOf(granted),
  label: granted.title,
  parent,
  categories: parent.categories,
  from: granted.from,
  until: null,
  searchable: searchableBy([granted.title.ar, granted.title.en]),
});

/**
 * What was granted as entries of the list, the oldest first: one can stand under another. Those that were there stay the same; one is left out where
 * the list has no more what it stands under.
 * @param before what has joined already
 */
export const joinedBy = (
  granted: readonly Granted[],
  before: readonly Entry[],
  reference: Pick<Reference, 'find'>,
): Entry[] => {
  const known = new Map(before.map((entry) => [entry.code, entry]));
  const joined = new Map<string, Entry>();
  for (const one of granted) {
    const parent = joined.get(one.under) ?? reference.find('SPECIALTY', one.under);
    const entry = known.get(codeOf(one)) ?? (parent && entryOf(one, parent));
    if (entry) joined.set(entry.code, entry);
  }
  return [...joined.values()];
};
