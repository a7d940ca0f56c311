import type { Caller } from '@mumaris/kit/auth/caller';
import { type ExperienceForm, readExperience } from '../domain/experience';
import type { Deps } from './deps';
import { type EntryCommand, keepEntries } from './keep-entries';

type Command = EntryCommand<ExperienceForm>;

const keep = (deps: Deps) =>
  keepEntries(deps, {
    list: 'experiences',
    prefix: 'exp',
    field: 'experienceId',
    make: (form: ExperienceForm, beside, readers) => ({ ...beside, ...readExperience(form, readers) }),
  });

/** Adds where the caller works or worked (MEM-13). @throws RuleViolation as keepEntries says, LIST_FULL */
export const addExperience = (deps: Deps) => (command: Command) => keep(deps).add(command);

/** Changes an experience of the caller (MEM-13). @throws RuleViolation as keepEntries says, NOT_FOUND, ENTRY_VERIFIED */
export const changeExperience =
  (deps: Deps) =>
  ({ experienceId, ...command }: Command & { experienceId: string }) =>
    keep(deps).change(experienceId, command);

/** Takes an experience out of the profile of the caller (MEM-13). @throws RuleViolation PROFILE_FIRST, NOT_FOUND, ENTRY_VERIFIED */
export const removeExperience =
  (deps: Deps) =>
  ({ caller, experienceId }: { caller: Caller; experienceId: string }) =>
    keep(deps).remove(experienceId, caller);
