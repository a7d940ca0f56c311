import type { Caller } from '@mumaris/kit/auth/caller';
import { ownerOf, setPassword } from '../domain/account';
import { assertNewPassword } from '../domain/password-policy';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownAccount } from './own-account';
import { provePassword } from './prove-password';

export interface ChangePassword {
  readonly currentPassword: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly caller: Caller;
}

/**
 * Sets a new password with the present one; all other sessions end (IDN-13).
 * @throws RuleViolation UNAUTHENTICATED, CURRENT_PASSWORD_WRONG, TRY_AGAIN and those of IDN-13
 */
export const changePassword = (deps: Deps) => {
  const { accounts, passwordResets, sessions, auditTrail, passwords, passwordFacts, rules, clock, transact } = deps;
  return async ({ currentPassword, caller, ...typed }: ChangePassword): Promise<void> => {
    const account = await ownAccount(deps)(caller);
    const accountId = account.id;
    await provePassword(deps)(account, currentPassword, 'currentPassword', caller);
    assertNewPassword(typed, ownerOf(account), rules.passwords, await passwordFacts(typed.password));
    const passwordHash = await passwords.hash(typed.password);
    await transact(async (tx) => {
      await accounts.update(accountId, (state) => setPassword(state, passwordHash, 'BY_OWNER'), tx);
      await passwordResets.remove(accountId, tx);
      await sessions.endAll(accountId, clock.now(), tx, caller.sessionId);
      await auditTrail.add(accountId, securityEvent(accountId, 'PASSWORD_CHANGED', { caller }), tx);
    });
  };
};
