import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Entries, EntryLists, ListName } from './entry-lists';
import type { Practitioner } from './practitioner';

/** Adds an entry to a list of the profile (MEM-13). @throws RuleViolation LIST_FULL */
export const addEntry = <L extends ListName>(
  practitioner: Practitioner,
  list: L,
  entry: Entries[L],
  max: number,
): Change<Practitioner> => {
  const entries: EntryLists[L] = practitioner[list];
  if (entries.length >= max) throw new RuleViolation('LIST_FULL', { max });
  return silent({ ...practitioner, [list]: [...entries, entry] });
};

const assertThere = (practitioner: Practitioner, list: ListName, id: string, field: string): void => {
  if (!practitioner[list].some((entry) => entry.id === id)) throw new RuleViolation('NOT_FOUND', {}, field);
};

/** Puts an entry in the place of the one that has its id. @throws RuleViolation NOT_FOUND */
export const changeEntry = <L extends ListName>(
  practitioner: Practitioner,
  list: L,
  entry: Entries[L],
  field: string,
): Change<Practitioner> => {
  assertThere(practitioner, list, entry.id, field);
  const entries: EntryLists[L] = practitioner[list];
  return silent({ ...practitioner, [list]: entries.map((one) => (one.id === entry.id ? entry : one)) });
};

/** Takes an entry out of its list. @throws RuleViolation NOT_FOUND */
export const removeEntry = (
  practitioner: Practitioner,
  list: ListName,
  id: string,
  field: string,
): Change<Practitioner> => {
  assertThere(practitioner, list, id, field);
  return silent({ ...practitioner, [list]: practitioner[list].filter((one) => one.id !== id) });
};
