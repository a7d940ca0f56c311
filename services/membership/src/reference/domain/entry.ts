import type { Day } from '@mumaris/kit/calendar';
import type { ProfessionalCategory, ReferenceKind, Text } from '@mumaris/schemas';
import type { Searchable } from './search';

/** What can be chosen from a list, such as a specialty. */
export interface Entry {
  readonly kind: ReferenceKind;
  /** Unique in its list and in those that this stands under; for ever the same. */
  readonly code: string;
  readonly label: Text;
  /** What it stands under, in its own list or in the one that this stands under; null where it stands under nothing. */
  readonly parent: Entry | null;
  /** Whom it is for; of a specialty one, none where the list has nothing to do with categories. */
  readonly categories: readonly ProfessionalCategory[];
  /** The first and the last day in Riyadh on which it is offered; no end when null. */
  readonly from: Day;
  readonly until: Day | null;
  readonly searchable: Searchable;
}

/** A list that forms choose from. */
export interface List {
  readonly kind: ReferenceKind;
  /** The list that its entries stand under; null where that is none. */
  readonly under: ReferenceKind | null;
  /** In the order in which they are offered. */
  readonly entries: readonly Entry[];
}

/** All that an entry stands under, the nearest first. */
const above = ({ parent }: Entry): Entry[] => (parent ? [parent, ...above(parent)] : []);

/** The nearest that an entry stands under in a list, such as the profession of a specialty. */
export const nearest = (entry: Entry, kind: ReferenceKind): Entry | undefined =>
  above(entry).find((one) => one.kind === kind);

/** Whether an entry stands under another, at any depth. */
export const isUnder = (entry: Entry, other: Entry): boolean => above(entry).includes(other);

/** Whether an entry can be chosen on a day: it, and all that it stands under. */
export const isOffered = ({ from, until, parent }: Entry, day: Day): boolean =>
  from <= day && (until === null || day <= until) && (parent === null || isOffered(parent, day));
