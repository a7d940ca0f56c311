import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { ownerOf, setPassword } from '../domain/account';
import { followAccountLink } from '../domain/account-link';
import { replaceContactChange } from '../domain/contact-change';
import { assertNewPassword } from '../domain/password-policy';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

export interface ResetPassword {
  readonly token: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly caller: Caller;
}

/**
 * Sets a new password by the link, once (IDN-09). All sessions end, and so do other links and changes of contact
 * that wait: whoever began them may be a thief. A locked account is open again. It signs nobody
 * in, so a second factor is asked for as ever. A password that is refused leaves the link as it was.
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED, TOO_MANY_TRIES_HERE, TRY_AGAIN and those of IDN-13
 */
export const resetPassword = (deps: Deps) => {
  const { accounts, accountLinks, contactChanges, sessions, limits, passwords } = deps;
  const { confirmations, passwordFacts, rules, clock, transact } = deps;
  return async ({ token, caller, ...typed }: ResetPassword): Promise<void> => {
    passwords.assertRoom();
    await limits.take('followLink', { address: caller.address });
    const found = await accountLinks.find('PASSWORD_RESET', confirmations.hashToken(token));
    const link = followAccountLink(found, clock.now());
    const { accountId } = link;
    const account = await accounts.get(accountId);
    assertNewPassword(typed, ownerOf(account), rules.passwords, await passwordFacts(typed.password));
    const passwordHash = await passwords.hash(typed.password);
    await transact(async (tx) => {
      // Followed twice at once: the second finds it used.
      if (!(await accountLinks.use(link, tx))) throw new RuleViolation('LINK_INVALID', {}, 'token');
      const told = securityEvent(accountId, 'PASSWORD_RESET', { caller, by: 'OWNER' });
      await accounts.update(accountId, (state) => audited(setPassword(state, passwordHash, 'BY_LINK'), told), tx);
      await accountLinks.endAll(accountId, tx);
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      await sessions.endAll(accountId, clock.now(), tx);
    });
    await limits.forget('logIn', accountId);
  };
};
