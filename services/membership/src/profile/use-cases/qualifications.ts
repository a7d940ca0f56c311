import type { Caller } from '@mumaris/kit/auth/caller';
import { type QualificationForm, readQualification } from '../domain/qualification';
import type { Deps } from './deps';
import { type EntryCommand, keepEntries } from './keep-entries';

type Command = EntryCommand<QualificationForm>;

const keep = (deps: Deps) =>
  keepEntries(deps, {
    list: 'qualifications',
    prefix: 'qua',
    field: 'qualificationId',
    make: (form: QualificationForm, beside, readers) => ({ ...beside, ...readQualification(form, readers) }),
  });

/** Adds a qualification of the caller (MEM-13). @throws RuleViolation as keepEntries says, LIST_FULL */
export const addQualification = (deps: Deps) => (command: Command) => keep(deps).add(command);

/** Changes a qualification of the caller (MEM-13). @throws RuleViolation as keepEntries says, NOT_FOUND, ENTRY_VERIFIED */
export const changeQualification =
  (deps: Deps) =>
  ({ qualificationId, ...command }: Command & { qualificationId: string }) =>
    keep(deps).change(qualificationId, command);

/** Takes a qualification out of the profile of the caller (MEM-13). @throws RuleViolation PROFILE_FIRST, NOT_FOUND, ENTRY_VERIFIED */
export const removeQualification =
  (deps: Deps) =>
  ({ caller, qualificationId }: { caller: Caller; qualificationId: string }) =>
    keep(deps).remove(qualificationId, caller);
