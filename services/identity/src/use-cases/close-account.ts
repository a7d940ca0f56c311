import type { Caller } from '@mumaris/kit/auth/caller';
import { closeAccount as close } from '../domain/account-closing';
import { fullName } from '../domain/applicant';
import { replaceContactChange } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownAccount } from './own-account';
import { provePassword } from './prove-password';

export interface CloseAccount {
  readonly password: string;
  readonly code?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Closes the caller's account (IDN-15): its sessions end, and what could sign in or be written to goes.
 * @throws RuleViolation UNAUTHENTICATED, CURRENT_PASSWORD_WRONG, TOO_MANY_TRIES_HERE and those of the second factor
 */
export const closeAccount =
  (deps: Deps) =>
  async ({ password, caller }: CloseAccount): Promise<void> => {
    const { accounts, passwordResets, contactChanges, sessions, auditTrail, sealer, rules, clock, transact } = deps;
    const account = await ownAccount(deps)(caller);
    const accountId = account.id;
    await provePassword(deps)(account, password, 'password', caller);
    const { email, name } = account;
    const contact = await sealer.seal({ email, name: fullName(name) });
    const now = clock.now();
    await transact(async (tx) => {
      await accounts.update(accountId, (state) => close(state, contact, rules.records, now), tx);
      await passwordResets.remove(accountId, tx);
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      await sessions.endAll(accountId, now, tx);
      await auditTrail.add(accountId, securityEvent(accountId, 'ACCOUNT_CLOSED', { caller }), tx);
    });
  };
