import { asciiDigits } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { activationOf, confirmMobile } from '../domain/account';
import { guessViolation, judgeGuess } from '../domain/sign-up';
import type { Deps } from './deps';

/**
 * Enters the code of the SMS (IDN-04, IDN-12). The try is taken before the guess is judged, so that no number of guesses
 * at once is more than its tries.
 * @throws RuleViolation WRONG_CODE, CODE_EXPIRED, TOO_MANY_TRIES, SIGN_UP_ENDED
 */
export const verifyMobile =
  ({ accounts, signUps, confirmations, clock }: Deps) =>
  async ({ signUpId, code }: { signUpId: string; code: string }) => {
    const now = clock.now();
    const guess = confirmations.hashCode(signUpId, asciiDigits(code).replace(/\s/g, ''));
    const signUp = await signUps.takeTry(signUpId, now);
    if (!signUp) {
      const found = await signUps.find(signUpId);
      throw (found && guessViolation(found, now)) ?? new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
    }
    const accountId = judgeGuess(signUp, guess);
    return activationOf(await accounts.update(accountId, (account) => confirmMobile(account, now)));
  };
