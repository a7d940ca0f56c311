import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { passwordMarkOf } from './ask-for-second-factor';
import type { Deps } from './deps';
import { refusingNoSooner } from './no-sooner';
import { judgeCode } from './prove-second-factor';
import { startSession } from './start-session';

export interface CompleteLogIn {
  readonly challengeId: string;
  readonly code: string;
  readonly caller: Caller;
}

const ended = () => new RuleViolation('LOG_IN_ENDED');

/**
 * Finishes a sign-in by a code of the app or a recovery code (IDN-14). Tries are taken before the code is judged: those
 * of this sign-in, and those of the account, which a right password does not give back.
 * @throws RuleViolation SECOND_FACTOR_WRONG, LOG_IN_ENDED, TOO_MANY_TRIES_HERE
 */
export const completeLogIn =
  (deps: Deps) =>
  async ({ challengeId, code, caller }: CompleteLogIn) => {
    const { accounts, logInChallenges, limits, clock } = deps;
    const { address } = caller;
    return refusingNoSooner(deps.answersAfterMs, async () => {
      await limits.take('secondFactor', { address });
      const challenge = await logInChallenges.takeTry(challengeId, clock.now());
      const account = challenge && (await accounts.find(challenge.accountId));
      if (!challenge || account?.status !== 'ACTIVE' || passwordMarkOf(account) !== challenge.passwordMark)
        throw ended();
      await limits.take('secondFactor', { subject: account.id });
      const guess = { accountId: account.id, code, left: challenge.triesLeft, caller };
      await judgeCode(deps)(guess, async (tx) => {
        // Another right code of the same sign-in was faster.
        if (!(await logInChallenges.use(challengeId, tx))) throw ended();
      });
      await limits.forget('secondFactor', account.id);
      await limits.giveBack('secondFactor', { address });
      return startSession(deps)({ account, rememberMe: challenge.rememberMe, withSecondFactor: true, caller });
    });
  };
