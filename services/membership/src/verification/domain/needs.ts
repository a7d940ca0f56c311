import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import type { VerificationEntryKind } from '@mumaris/schemas';
import type { Entry } from './entry';

/** One row of rules/verification/needs.yaml: what it asks to be verified (MEM-50). */
export interface Need {
  readonly id: string;
  readonly kinds: readonly VerificationEntryKind[];
  readonly nationality: 'SAUDI' | 'NOT_SAUDI' | 'ANY';
  readonly where: 'ABROAD' | 'ANYWHERE';
  /** Whether the Ministry's equivalency spares it. */
  readonly unlessEquivalent: boolean;
  /** How many whole months an experience has to cover by itself; null where that does not matter. */
  readonly wholeMonths: number | null;
}

const home = 'SA';

/** Whether an experience covers so many whole months by itself, both of its days counted; one that lasts, until today. */
const covers = ({ startsOn, endsOn }: Entry, months: number, today: Day): boolean =>
  startsOn !== null && addMonths(startsOn, months) <= addDays(endsOn ?? today, 1);

const fits = (need: Need, entry: Entry, nationality: string, today: Day): boolean =>
  need.kinds.includes(entry.kind) &&
  (need.nationality === 'ANY' || (need.nationality === 'SAUDI') === (nationality === home)) &&
  (need.where === 'ANYWHERE' || entry.country !== home) &&
  !(need.unlessEquivalent && entry.equivalent) &&
  (need.wholeMonths === null || covers(entry, need.wholeMonths, today));

interface Person {
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string;
  readonly entries: readonly Entry[];
}

/** Which entries of a profile have to be verified before a service with step V is asked for, whichever it is (MEM-50). */
export const neededOf = ({ nationality, entries }: Person, needs: readonly Need[], today: Day): Entry[] =>
  entries.filter((entry) => needs.some((need) => fits(need, entry, nationality, today)));

/** Which entries of a profile a service needs verified: none where it has no step V (MEM-20, MEM-50). */
export const needsOf = (
  person: Person,
  { steps }: { readonly steps: readonly string[] },
  needs: readonly Need[],
  today: Day,
): Entry[] => (steps.includes('V') ? neededOf(person, needs, today) : []);
