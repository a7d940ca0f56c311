import type { Caller } from '@mumaris/kit/auth/caller';
import { askForSecondFactor } from './steps/ask-for-second-factor';
import { checkPassword } from './steps/check-password';
import type { Deps } from './deps';
import { refusingNoSooner } from './steps/no-sooner';

export interface LogIn {
  readonly identifier: string;
  readonly password: string;
  readonly rememberMe: boolean;
  readonly deviceToken?: string | null | undefined;
  readonly human: string;
  readonly caller: Caller;
}

/**
 * Signs in by e-mail, national ID or iqama number with the password (IDN-07, IDN-08); where an app is enrolled,
 * completeLogIn finishes (IDN-14).
 * @throws RuleViolation those of the password, of the human check, and TOO_MANY_TRIES_HERE
 */
export const logIn =
  (deps: Deps) =>
  async ({ rememberMe, deviceToken, human: solution, caller, ...credentials }: LogIn) => {
    const { human, limits, passwords } = deps;
    const { address } = caller;
    passwords.assertRoom();
    await human.accept(solution);
    await limits.take('logIn', { address });
    return refusingNoSooner(deps.answersAfterMs, async () => {
      const account = await checkPassword(deps)({ ...credentials, deviceToken, caller });
      await limits.giveBack('logIn', { address });
      return askForSecondFactor(deps)({ account, rememberMe, deviceToken, caller });
    });
  };
