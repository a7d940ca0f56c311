import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { guessViolation } from '../domain/code';
import { activationOf, judgeGuess, noteMobile } from '../domain/sign-up';
import { confirmSignUp } from './steps/confirm-sign-up';
import type { Deps } from './deps';

/**
 * Enters the code of the SMS (IDN-04, IDN-12). The try is taken before the guess is judged, so that no number of guesses
 * at once is more than its tries.
 * @throws RuleViolation WRONG_CODE, CODE_EXPIRED, TOO_MANY_TRIES, SIGN_UP_ENDED, TOO_MANY_TRIES_HERE
 */
export const verifyMobile = (deps: Deps) => {
  const { signUps, confirmations, limits, clock } = deps;
  const confirm = confirmSignUp(deps);
  return async ({ signUpId, code, caller }: { signUpId: string; code: string; caller: Caller }) => {
    await limits.take('enterCode', { address: caller.address });
    const now = clock.now();
    const signUp = await signUps.takeTry(signUpId, now);
    if (!signUp) {
      const found = await signUps.find(signUpId);
      throw (found && guessViolation(found.code, now)) ?? new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
    }
    judgeGuess(signUp, confirmations.hashCode(signUpId, code));
    return activationOf(await confirm(signUp, (state) => noteMobile(state, now), caller));
  };
};
