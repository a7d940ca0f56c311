import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ProfessionalCategory, ReferenceKind } from '@mumaris/schemas';
import { type Entry, isOffered, isUnder, type List } from './entry';
import { search } from './search';

/** What of a list is meant; all of it where nothing is said. */
export interface Choice {
  /** The code of what it stands under, at any depth. */
  readonly under?: string | null | undefined;
  /** Only what stands directly under that. */
  readonly directly?: boolean | null | undefined;
  readonly category?: ProfessionalCategory | null | undefined;
  /** Beginnings of words of a name. */
  readonly search?: string | null | undefined;
}

/** The lists that forms choose from, and that rules decide by. */
export interface Reference {
  /** An entry of any day: one that is offered no more stays readable. */
  find(kind: ReferenceKind, code: string): Entry | undefined;
  /**
   * What is offered on a day, in the order of the list; with a text, best first.
   * @throws RuleViolation NOT_IN_LIST
   */
  offered(kind: ReferenceKind, day: Day, choice?: Choice): readonly Entry[];
}

/** Puts the lists together; they are asked for each time, so that entries can join those of the files. */
export const referenceOf = (listOf: (kind: ReferenceKind) => List): Reference => {
  const find = (kind: ReferenceKind, code: string) => listOf(kind).entries.find((entry) => entry.code === code);

  /** What a code means to a list: of its own entries, or of those that it stands under. */
  const meant = (kind: ReferenceKind, code: string): Entry => {
    const found = find(kind, code);
    if (found) return found;
    const { under } = listOf(kind);
    if (!under) throw new RuleViolation('NOT_IN_LIST', {}, 'under');
    return meant(under, code);
  };

  return {
    find,
    offered: (kind, day, { under, directly, category, search: text } = {}) => {
      const top = typeof under === 'string' ? meant(kind, under) : undefined;
      const chosen = listOf(kind).entries.filter(
        (entry) =>
          isOffered(entry, day) &&
          (!top || (directly ? entry.parent === top : isUnder(entry, top))) &&
          (!category || entry.categories.includes(category)),
      );
      return search(chosen, text ?? '');
    },
  };
};
