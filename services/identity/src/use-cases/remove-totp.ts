import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { removeTotp as remove } from '../domain/second-factor';
import { isStaff } from '../domain/staff';
import type { Deps } from './deps';
import { proveSecondFactor } from './steps/prove-second-factor';
import { recordFactorChange } from './steps/record-factor-change';

/**
 * Gives the authenticator app up, by a code of it; staff only where a passkey is left (IDN-14).
 * @throws RuleViolation SECOND_FACTOR_LAST, TOTP_NOT_ENROLLED, SECOND_FACTOR_WRONG, TOO_MANY_TRIES_HERE
 */
export const removeTotp =
  (deps: Deps) =>
  async ({ code, caller }: { code: string; caller: Caller }): Promise<void> => {
    const { accounts, secondFactors, passkeys } = deps;
    const accountId = accountOf(caller);
    const assertNotLast = async (tx?: Transaction) => {
      if (isStaff(await accounts.get(accountId, tx)) && !(await passkeys.findOf([accountId], tx)).length)
        throw new RuleViolation('SECOND_FACTOR_LAST');
    };
    if ((await secondFactors.find(accountId))?.totp) await assertNotLast();
    await proveSecondFactor(deps)({ accountId, code, caller }, async (tx) => {
      // Both removals write the same trail: the later one sees what the earlier one left.
      await assertNotLast(tx);
      await secondFactors.update(accountId, (factors) => ({ state: remove(factors) }), tx);
      await recordFactorChange(deps)(accountId, 'TOTP_REMOVED', caller, tx);
    });
  };
