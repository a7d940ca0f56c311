import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { activationOf, confirmMobile } from '../domain/account';
import { guessViolation, judgeCode } from '../domain/code';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/**
 * Enters the code of the SMS (IDN-04, IDN-12). The try is taken before the guess is judged, so that no number of guesses
 * at once is more than its tries.
 * @throws RuleViolation WRONG_CODE, CODE_EXPIRED, TOO_MANY_TRIES, SIGN_UP_ENDED, TOO_MANY_TRIES_HERE
 */
export const verifyMobile =
  ({ accounts, signUps, auditTrail, confirmations, limits, clock, transact }: Deps) =>
  async ({ signUpId, code, caller }: { signUpId: string; code: string; caller: Caller }) => {
    await limits.take('enterCode', { address: caller.address });
    const now = clock.now();
    const signUp = await signUps.takeTry(signUpId, now);
    if (!signUp) {
      const found = await signUps.find(signUpId);
      throw (found && guessViolation(found.code, now)) ?? new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
    }
    const { accountId } = signUp;
    judgeCode(signUp.code, confirmations.hashCode(signUpId, code), accountId !== null);
    const account = await transact(async (tx) => {
      const before = await accounts.get(accountId as string, tx);
      const after = await accounts.update(before.id, (state) => confirmMobile(state, now), tx);
      if (after.status !== before.status)
        await auditTrail.add(after.id, securityEvent(after.id, 'ACTIVATED', { caller, by: 'OWNER' }), tx);
      return after;
    });
    return activationOf(account);
  };
