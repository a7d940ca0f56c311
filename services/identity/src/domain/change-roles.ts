import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { type Role, RolesChangedV1 } from '@mumaris/schemas';
import type { Account } from './account';
import { repeatedRoles } from './staff';

/** As many as the event that tells of them has room for. */
const max = 8;

/** Gives an account its roles, all of them, and tells the others (IDN-14). @throws RuleViolation TOO_MANY_ROLES */
export const setRoles = (account: Account, roles: readonly Role[]): Change<Account> => {
  if (roles.length > max) throw new RuleViolation('TOO_MANY_ROLES', { max }, 'roles');
  return {
    state: { ...account, roles },
    events: [RolesChangedV1.of({ accountId: account.id, roles: [...roles] as RolesChangedV1['roles'] })],
  };
};

/** Adds what an invitation gives to what the account may do already. */
export const addRoles = (account: Account, roles: readonly Role[]): Change<Account> =>
  setRoles(account, [...new Set([...account.roles, ...roles])]);

/** Checks who asks to change whose roles, and to what. @throws RuleViolation OWN_ROLES, ROLES_REPEATED */
export const assertRolesChange = ({
  accountId,
  actorId,
  roles,
}: {
  accountId: string;
  actorId: string;
  roles: readonly Role[];
}): void =>
  assertNone([accountId === actorId && new RuleViolation('OWN_ROLES', {}, 'accountId'), repeatedRoles({ roles })]);
