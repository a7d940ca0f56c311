import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { CaseCommand } from './case-command';
import type { Deps } from './deps';

/** What the verbs of staff work with. */
export interface StaffDeps extends Deps {
  /** Whether an account has declared this practitioner a relative. */
  readonly isRelative: (accountId: string, practitionerId: string) => Promise<boolean>;
}

/** On a case, or on the practitioner of whom one is opened. */
type Command = CaseCommand | { readonly caller: Caller; readonly practitionerId: string };

const concernedIn = async (
  { sanctionCases, practitioners }: StaffDeps,
  command: Command,
): Promise<{ readonly accountId: string; readonly practitionerId: string }> => {
  if ('caseId' in command) return sanctionCases.get(command.caseId);
  const { practitionerId } = command;
  const found = await practitioners.find(practitionerId);
  if (!found) throw new RuleViolation('NOT_FOUND', {}, 'practitionerId');
  return { accountId: found.accountId, practitionerId };
};

/** A verb of staff that nobody uses in their own case, nor in a declared relative's (MEM-66). @throws RuleViolation NOT_FOUND, OWN_CASE, RELATIVES_CASE */
export const impartially =
  <C extends Command, R>(verb: (deps: Deps) => (command: C) => Promise<R>) =>
  (deps: StaffDeps) => {
    const act = verb(deps);
    return async (command: C): Promise<R> => {
      const by = accountOf(command.caller);
      const { accountId, practitionerId } = await concernedIn(deps, command);
      if (by === accountId) throw new RuleViolation('OWN_CASE');
      if (await deps.isRelative(by, practitionerId)) throw new RuleViolation('RELATIVES_CASE');
      return act(command);
    };
  };
