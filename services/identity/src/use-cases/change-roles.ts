import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Role } from '@mumaris/schemas';
import type { Account } from '../domain/account';
import { assertRolesChange, setRoles } from '../domain/change-roles';
import { securityEvent } from '../domain/security-event';
import { readReason } from '../domain/stated-reason';
import type { Deps } from './deps';

export interface ChangeRoles {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Sets what another account may do; its sessions end, so that it holds from the next sign-in on (IDN-14).
 * @throws RuleViolation NOT_FOUND, OWN_ROLES, ROLES_REPEATED, REQUIRED, TOO_LONG
 */
export const changeRoles =
  ({ accounts, sessions, rules, clock, transact }: Deps) =>
  async ({ accountId, roles, reason: typed, caller }: ChangeRoles): Promise<Account> => {
    const reason = readReason(typed, rules.records);
    assertRolesChange({ accountId, actorId: accountOf(caller), roles });
    return transact(async (tx) => {
      const change = (account: Account) => {
        if (account.status === 'CLOSED') throw new RuleViolation('NOT_FOUND');
        const told = `${account.roles.join(' ')} → ${roles.join(' ')}: ${reason}`;
        return audited(setRoles(account, roles), securityEvent(accountId, 'ROLES_CHANGED', { caller, reason: told }));
      };
      await sessions.endAll(accountId, clock.now(), tx);
      return accounts.update(accountId, change, tx);
    });
  };
