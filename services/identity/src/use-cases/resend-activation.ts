import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Account, askForActivation } from '../domain/account';
import { resend, signUpView } from '../domain/sign-up';
import { writeLetters } from './activation-letters';
import type { Deps } from './deps';

const stillPending = (account: Account): Account => {
  if (account.status !== 'PENDING') throw new RuleViolation('ALREADY_ACTIVE');
  return account;
};

/**
 * Sends a new link and a new code, and ends the old ones (IDN-04, IDN-12); for a decoy nothing is sent (IDN-05).
 * @throws RuleViolation SIGN_UP_ENDED, ALREADY_ACTIVE, RESENT_TOO_OFTEN and those of the human check
 */
export const resendActivation = (deps: Deps) => {
  const { accounts, signUps, human, limits, rules, clock, transact } = deps;
  const write = writeLetters(deps);
  return async ({ signUpId, human: solution, caller }: { signUpId: string; human: string; caller: Caller }) => {
    await human.accept(solution);
    await limits.take('signUp', { address: caller.address });
    const now = clock.now();
    const { hashes, letters } = await write(signUpId, now);
    const ask = (accountId: string, tx: Transaction) =>
      accounts.update(accountId, (account) => askForActivation(stillPending(account), letters), tx);
    const renewed = await transact(async (tx) => {
      const found = await signUps.find(signUpId, tx);
      if (!found) throw new RuleViolation('SIGN_UP_ENDED', {}, 'signUpId');
      const state = await signUps.update(
        signUpId,
        (signUp) => ({ state: resend(signUp, hashes, rules.signUp, now) }),
        tx,
      );
      if (state.accountId) await ask(state.accountId, tx);
      return state;
    });
    return signUpView(renewed);
  };
};
