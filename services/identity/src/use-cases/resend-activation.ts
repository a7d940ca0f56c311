import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, askForActivation } from '../domain/account';
import { type NewLetters, resend, type SignUp, signUpView } from '../domain/sign-up';
import { writeLetters } from './activation-letters';
import type { Deps } from './deps';
import { noSooner } from './no-sooner';

const stillPending = (account: Account): Account => {
  if (account.status !== 'PENDING') throw new RuleViolation('ALREADY_ACTIVE');
  return account;
};

/** Of a sign-up from before sign-ups kept how they are reached, the account has the letters sent. */
const askAccount = async (
  { accounts }: Deps,
  { accountId, reach }: SignUp,
  { letters }: NewLetters,
  tx: Transaction,
): Promise<void> => {
  if (accountId === null || reach) return;
  await accounts.update(accountId, (account) => askForActivation(stillPending(account), letters), tx);
};

/**
 * Sends a new link and a new code, and ends the old ones (IDN-04, IDN-12). A decoy sends what it sent at first, in the
 * same time (IDN-05).
 * @throws RuleViolation SIGN_UP_ENDED, ALREADY_ACTIVE, RESENT_TOO_OFTEN and those of the human check
 */
export const resendActivation = (deps: Deps) => {
  const { signUps, human, limits, rules, clock, transact } = deps;
  const write = writeLetters(deps);
  return async ({ signUpId, human: solution, caller }: { signUpId: string; human: string; caller: Caller }) => {
    await human.accept(solution);
    await limits.take('signUp', { address: caller.address });
    return noSooner(deps.answersAfterMs, async () => {
      const now = clock.now();
      const written = await write(signUpId, now);
      const renewed = await transact(async (tx) => {
        if (!(await signUps.find(signUpId, tx))) throw new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
        const state = await signUps.update(signUpId, (signUp) => resend(signUp, written, rules.signUp, now), tx);
        await askAccount(deps, state, written, tx);
        return state;
      });
      return signUpView(renewed);
    });
  };
};
