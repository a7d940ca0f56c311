import type { Caller } from '@mumaris/kit/auth/caller';
import { beginEnrolment } from '../domain/second-factor';
import type { Deps } from './deps';
import { assertFreshSession } from './steps/own-session';

/**
 * Shows the secret of a new authenticator app; nothing counts before a code of it was seen (IDN-14).
 * @throws RuleViolation UNAUTHENTICATED, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN
 */
export const enrolTotp =
  (deps: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<{ secret: string; uri: string }> => {
    const { accounts, secondFactors, totp, rules, clock } = deps;
    const { accountId } = await assertFreshSession(deps, caller);
    const { email } = await accounts.get(accountId);
    const secret = totp.newSecret();
    await secondFactors.ensure(accountId);
    await secondFactors.update(accountId, (factors) => ({
      state: beginEnrolment(factors, secret, rules.secondFactor, clock.now()),
    }));
    return { secret, uri: totp.uriOf(secret, email) };
  };
