import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { assertImpartial } from '../../committees';
import type { SanctionCase } from '../domain/sanction-case';
import type { CaseCommand } from './case-command';
import type { Deps } from './deps';

/** What the verbs of staff work with. */
export interface StaffDeps extends Deps {
  /** Whether an account has declared this practitioner a relative. */
  readonly isRelative: (accountId: string, practitionerId: string) => Promise<boolean>;
}

/** Nobody of the staff has a say in their own case, nor in a declared relative's (MEM-66). @throws RuleViolation OWN_CASE, RELATIVES_CASE */
export const assertUninvolved = async (
  { isRelative }: Pick<StaffDeps, 'isRelative'>,
  caller: Caller,
  person: Pick<SanctionCase, 'accountId' | 'practitionerId'>,
): Promise<void> => {
  const accountId = accountOf(caller);
  assertImpartial(person, { accountId, isRelative: await isRelative(accountId, person.practitionerId) });
};

/** A verb of staff, for those whom its case does not concern. @throws RuleViolation NOT_FOUND, OWN_CASE, RELATIVES_CASE */
export const impartially =
  <C extends CaseCommand, R>(verb: (deps: Deps) => (command: C) => Promise<R>) =>
  (deps: StaffDeps) => {
    const act = verb(deps);
    return async (command: C): Promise<R> => {
      await assertUninvolved(deps, command.caller, await deps.sanctionCases.get(command.caseId));
      return act(command);
    };
  };
