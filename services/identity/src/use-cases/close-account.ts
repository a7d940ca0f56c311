import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Account } from '../domain/account';
import { closeAccount as close } from '../domain/account-closing';
import { fullName } from '../domain/applicant';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { endAccount } from './steps/end-account';
import { ownAccount } from './steps/own-account';
import { assertFreshFactor } from './steps/own-session';
import { assertUnchanged, provePassword } from './steps/prove-password';
import { proveSecondFactor } from './steps/prove-second-factor';

export interface CloseAccount {
  readonly password: string;
  readonly code?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Closes the caller's account (IDN-15): its sessions end, and what could sign in or be written to goes.
 * @throws RuleViolation UNAUTHENTICATED, CURRENT_PASSWORD_WRONG, TOO_MANY_TRIES_HERE, TRY_AGAIN, REQUIRED or
 *   SECOND_FACTOR_WRONG where an app is enrolled, SECOND_FACTOR_NEEDED where there are passkeys alone
 */
export const closeAccount =
  (deps: Deps) =>
  async ({ password, code, caller }: CloseAccount): Promise<void> => {
    const { accounts, secondFactors, sealer, rules, clock, transact } = deps;
    const account = await ownAccount(deps)(caller);
    const accountId = account.id;
    await provePassword(deps)(account, password, 'password', caller);
    const { email, name } = account;
    const contact = await sealer.seal({ email, name: fullName(name) });
    const now = clock.now();
    const closeIn = async (tx: Transaction) => {
      const change = (state: Account) => {
        const closed = close(assertUnchanged(state, account, 'password'), contact, rules.records, now);
        return audited(closed, securityEvent(accountId, 'ACCOUNT_CLOSED', { caller }));
      };
      await accounts.update(accountId, change, tx);
      await endAccount(deps)(accountId, now, tx);
    };
    if (!(await secondFactors.find(accountId))?.totp) {
      await assertFreshFactor(deps, caller);
      return transact(closeIn);
    }
    if (!code) throw new RuleViolation('REQUIRED', {}, 'code');
    return proveSecondFactor(deps)({ accountId, code, caller }, closeIn);
  };
