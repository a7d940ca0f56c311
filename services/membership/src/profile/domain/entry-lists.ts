import type { Experience } from './experience';
import type { Licence } from './licence';
import type { Qualification } from './qualification';

/** What the lists of a profile hold. */
export interface Entries {
  readonly experiences: Experience;
  readonly licences: Licence;
  readonly qualifications: Qualification;
}

export type ListName = keyof Entries;

/** The lists of a profile, each in the order in which its entries were added; their lengths are bounded by the rules. */
export type EntryLists = { readonly [L in ListName]: readonly Entries[L][] };
