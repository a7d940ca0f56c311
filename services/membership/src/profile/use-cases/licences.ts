import type { Caller } from '@mumaris/kit/auth/caller';
import { type LicenceForm, readLicence } from '../domain/licence';
import type { Deps } from './deps';
import { type EntryCommand, keepEntries } from './keep-entries';

type Command = EntryCommand<LicenceForm>;

const keep = (deps: Deps) =>
  keepEntries(deps, {
    list: 'licences',
    prefix: 'lic',
    field: 'licenceId',
    make: (form: LicenceForm, beside, readers) => ({ ...beside, ...readLicence(form, readers) }),
  });

/** Adds a licence of the caller (MEM-13). @throws RuleViolation as keepEntries says, LIST_FULL */
export const addLicence = (deps: Deps) => (command: Command) => keep(deps).add(command);

/** Changes a licence of the caller (MEM-13). @throws RuleViolation as keepEntries says, NOT_FOUND, ENTRY_VERIFIED */
export const changeLicence =
  (deps: Deps) =>
  ({ licenceId, ...command }: Command & { licenceId: string }) =>
    keep(deps).change(licenceId, command);

/** Takes a licence out of the profile of the caller (MEM-13). @throws RuleViolation PROFILE_FIRST, NOT_FOUND, ENTRY_VERIFIED */
export const removeLicence =
  (deps: Deps) =>
  ({ caller, licenceId }: { caller: Caller; licenceId: string }) =>
    keep(deps).remove(licenceId, caller);
