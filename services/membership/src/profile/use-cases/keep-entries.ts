import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { addEntry, changeEntry, removeEntry } from '../domain/entries';
import type { Entries, ListName } from '../domain/entry-lists';
import type { Readers } from '../domain/read-entry';
import { changeOwn } from './change-own';
import type { Deps } from './deps';

/** Somebody writes an entry of the own profile. */
export type EntryCommand<F> = F & {
  readonly caller: Caller;
  readonly documentIds?: readonly string[] | null | undefined;
};

/** What an entry is beside what its owner states. */
type Beside = Pick<Entries[ListName], 'id' | 'documentIds'>;

/** A list of the profile: the prefix of its ids, the field that names one of it, and how an entry is made of what was typed. */
interface Kept<L extends ListName, F> {
  readonly list: L;
  readonly prefix: string;
  readonly field: string;
  readonly make: (form: F, beside: Beside, readers: Readers) => Entries[L];
}

/** What the owner of a profile does to one of its lists (MEM-13). @throws RuleViolation PROFILE_FIRST, UNKNOWN_DOCUMENT, and what the domain refuses */
export const keepEntries = <L extends ListName, F>(deps: Deps, { list, prefix, field, make }: Kept<L, F>) => {
  const { practitioners, clock, reference, profileRules, documentsOf, noteTries, isVerified } = deps;
  const changed = changeOwn(deps);

  /** An entry as its owner wrote it, with documents of the own account alone. */
  const entryOf = async (id: string, command: EntryCommand<F>): Promise<Entries[L]> => {
    const documentIds = [...new Set(command.documentIds)];
    const accountId = accountOf(command.caller);
    const [own] = await practitioners.byAccountIds([accountId]);
    const readers = { reference, today: dayOf(clock.now()), bornOn: own?.profile.dateOfBirth };
    const entry = make(command, { id, documentIds }, readers);
    const known = await documentsOf(accountId, documentIds);
    const unknown = documentIds.filter((one) => !known.has(one));
    if (!unknown.length) return entry;
    await noteTries({ ...command.caller, accountId }, unknown);
    throw new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentIds');
  };

  const assertUnverified = async (id: string) => {
    if (await isVerified(id)) throw new RuleViolation('ENTRY_VERIFIED', {}, field);
  };

  return {
    add: async (command: EntryCommand<F>) => {
      const entry = await entryOf(newId(prefix), command);
      return changed(command.caller, (own) => addEntry(own, list, entry, profileRules.lists[list]));
    },
    change: async (id: string, command: EntryCommand<F>) => {
      await assertUnverified(id);
      const entry = await entryOf(id, command);
      return changed(command.caller, (own) => changeEntry(own, list, entry, field));
    },
    remove: async (id: string, caller: Caller) => {
      await assertUnverified(id);
      return changed(caller, (own) => removeEntry(own, list, id, field));
    },
  };
};
