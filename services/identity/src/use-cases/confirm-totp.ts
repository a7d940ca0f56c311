import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { confirmEnrolment, type UsedFactor } from '../domain/second-factor';
import { showSecondFactor } from '../domain/session';
import type { Deps } from './deps';
import { assertFreshSession, assertLive } from './steps/own-session';
import { forgetOwnProof, refuseOwnCode, takeOwnProof } from './steps/prove-second-factor';
import { recordFactorChange } from './steps/record-factor-change';

/**
 * Enrols the authenticator app whose code was seen; the session counts as signed in by two factors (IDN-14).
 * @returns the recovery codes, which are shown this once
 * @throws RuleViolation UNAUTHENTICATED, ENROLMENT_ENDED, SECOND_FACTOR_WRONG, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN,
 *   TOO_MANY_TRIES_HERE
 */
export const confirmTotp =
  (deps: Deps) =>
  async ({ code, caller }: { code: string; caller: Caller }): Promise<string[]> => {
    const { secondFactors, sessions, totp, recoveryCodes, rules, clock, transact } = deps;
    const { id: sessionId, accountId } = await assertFreshSession(deps, caller);
    if (!(await secondFactors.find(accountId))) throw new RuleViolation('ENROLMENT_ENDED');
    const left = await takeOwnProof(deps, accountId, caller);
    const { codes, hashes: recoveryHashes } = recoveryCodes.make(accountId, rules.secondFactor.recoveryCodes);
    const enrolled = await transact(async (tx) => {
      await assertLive(deps, caller, tx);
      const now = clock.now();
      let used: UsedFactor | undefined;
      const confirm = (factors: Parameters<typeof confirmEnrolment>[0]) => {
        const decision = confirmEnrolment(factors, { code, recoveryHashes }, totp, now);
        used = decision.used;
        return decision;
      };
      await secondFactors.update(accountId, confirm, tx);
      if (!used) return false;
      await sessions.update(sessionId, (session) => showSecondFactor(session, now), tx);
      await recordFactorChange(deps)(accountId, 'TOTP_ENROLLED', caller, tx);
      return true;
    });
    if (!enrolled) await refuseOwnCode(deps, { accountId, left, caller });
    await forgetOwnProof(deps, accountId);
    return codes;
  };
