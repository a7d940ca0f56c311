import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { passwordMarkOf } from './steps/ask-for-second-factor';
import type { Deps } from './deps';
import { refusingNoSooner } from './steps/no-sooner';
import { judgeSecondFactor } from './steps/prove-second-factor';
import { startSession } from './steps/start-session';

export interface CompleteLogIn {
  readonly challengeId: string;
  readonly code: string;
  readonly deviceToken?: string | null | undefined;
  readonly caller: Caller;
}

const ended = () => new RuleViolation('LOG_IN_ENDED');

/**
 * Finishes a sign-in by a code of the app or a recovery code (IDN-14). Tries are taken before the code is judged: those
 * of this sign-in, and those of the account, which a right password does not give back.
 * @throws RuleViolation SECOND_FACTOR_WRONG, LOG_IN_ENDED, INVALID_CREDENTIALS, TOO_MANY_TRIES_HERE
 */
export const completeLogIn =
  (deps: Deps) =>
  async ({ challengeId, code, deviceToken, caller }: CompleteLogIn) => {
    const { accounts, logInChallenges, secondFactors, limits, clock } = deps;
    const { address } = caller;
    await limits.take('secondFactor', { address });
    return refusingNoSooner(deps.answersAfterMs, async () => {
      const challenge = await logInChallenges.takeTry(challengeId, clock.now());
      const account = challenge && (await accounts.find(challenge.accountId));
      if (!challenge || account?.status !== 'ACTIVE' || passwordMarkOf(account) !== challenge.passwordMark)
        throw ended();
      const { id: accountId } = account;
      const last = (await limits.take('secondFactor', { subject: accountId })) === 0;
      const guess = { accountId, code, left: challenge.triesLeft, last, caller };
      await judgeSecondFactor(deps)(guess, async (tx) => {
        // Another right code of the same sign-in was faster.
        if (!(await logInChallenges.use(challengeId, tx))) throw ended();
      });
      await limits.forget('secondFactor', accountId);
      await limits.giveBack('secondFactor', { address });
      const assertFactor = async (tx: Transaction) => {
        if (!(await secondFactors.find(accountId, tx))?.totp) throw ended();
      };
      return startSession(deps)({ account, rememberMe: challenge.rememberMe, deviceToken, assertFactor, caller });
    });
  };
