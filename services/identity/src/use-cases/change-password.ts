import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { type Account, ownerOf, setPassword } from '../domain/account';
import { replaceContactChange } from '../domain/contact-change';
import { assertNewPassword } from '../domain/password-policy';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownAccount } from './steps/own-account';
import { assertUnchanged, provePassword } from './steps/prove-password';

export interface ChangePassword {
  readonly currentPassword: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly caller: Caller;
}

/**
 * Sets a new password with the present one; all other sessions end, and links and changes of contact that wait (IDN-13).
 * @throws RuleViolation UNAUTHENTICATED, CURRENT_PASSWORD_WRONG, TOO_MANY_TRIES_HERE, TRY_AGAIN and those of IDN-13
 */
export const changePassword = (deps: Deps) => {
  const { accounts, accountLinks, contactChanges, sessions } = deps;
  const { passwords, passwordFacts, rules, clock, transact } = deps;
  return async ({ currentPassword, caller, ...typed }: ChangePassword): Promise<void> => {
    const account = await ownAccount(deps)(caller);
    const accountId = account.id;
    await provePassword(deps)(account, currentPassword, 'currentPassword', caller);
    assertNewPassword(typed, ownerOf(account), rules.passwords, await passwordFacts(typed.password));
    const passwordHash = await passwords.hash(typed.password);
    await transact(async (tx) => {
      const change = (state: Account) => {
        const set = setPassword(assertUnchanged(state, account, 'currentPassword'), passwordHash, 'BY_OWNER');
        return audited(set, securityEvent(accountId, 'PASSWORD_CHANGED', { caller }));
      };
      await accounts.update(accountId, change, tx);
      await accountLinks.endAll(accountId, tx);
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      await sessions.endAll(accountId, clock.now(), tx, caller.sessionId);
    });
  };
};
