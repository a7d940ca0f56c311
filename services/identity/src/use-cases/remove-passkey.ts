import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { isStaff } from '../domain/staff';
import type { Deps } from './deps';
import { assertFreshSession, assertLive } from './steps/own-session';
import { recordFactorChange } from './steps/record-factor-change';

/**
 * Removes one of the caller's passkeys; of staff only where another second factor is left (IDN-14).
 * @throws RuleViolation UNAUTHENTICATED, NOT_FOUND, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN, SECOND_FACTOR_LAST
 */
export const removePasskey =
  (deps: Deps) =>
  async ({ passkeyId, caller }: { passkeyId: string; caller: Caller }): Promise<void> => {
    const { accounts, secondFactors, passkeys, transact } = deps;
    assertOwner(caller, await passkeys.get(passkeyId));
    const { accountId } = await assertFreshSession(deps, caller);
    await transact(async (tx) => {
      await assertLive(deps, caller, tx);
      // Both removals of two factors write the same trail: the later one sees what the earlier one left.
      const [account, factors, known] = [
        await accounts.get(accountId, tx),
        await secondFactors.find(accountId, tx),
        await passkeys.findOf([accountId], tx),
      ];
      if (!known.some(({ id }) => id === passkeyId)) throw new RuleViolation('NOT_FOUND');
      if (isStaff(account) && !factors?.totp && known.length === 1) throw new RuleViolation('SECOND_FACTOR_LAST');
      await passkeys.remove(passkeyId, tx);
      await recordFactorChange(deps)(accountId, 'PASSKEY_REMOVED', caller, tx);
    });
  };
