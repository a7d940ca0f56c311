import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { renewRecoveryCodes as renew } from '../domain/second-factor';
import type { Deps } from './deps';
import { proveSecondFactor } from './steps/prove-second-factor';
import { recordFactorChange } from './steps/record-factor-change';

/**
 * Makes new recovery codes, by a code of the app or one of the old ones, which all end (IDN-14).
 * @throws RuleViolation TOTP_NOT_ENROLLED, SECOND_FACTOR_WRONG, TOO_MANY_TRIES_HERE
 */
export const renewRecoveryCodes =
  (deps: Deps) =>
  async ({ code, caller }: { code: string; caller: Caller }): Promise<string[]> => {
    const { secondFactors, recoveryCodes, rules } = deps;
    const accountId = accountOf(caller);
    const { codes, hashes } = recoveryCodes.make(accountId, rules.secondFactor.recoveryCodes);
    await proveSecondFactor(deps)({ accountId, code, caller }, async (tx) => {
      await secondFactors.update(accountId, (factors) => ({ state: renew(factors, hashes) }), tx);
      await recordFactorChange(deps)(accountId, 'RECOVERY_CODES_RENEWED', caller, tx);
    });
    return codes;
  };
