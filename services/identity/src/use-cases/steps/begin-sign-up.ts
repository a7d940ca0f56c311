import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Role } from '@mumaris/schemas';
import { type Account, noteRepeatedSignUp } from '../../domain/account';
import type { Applicant } from '../../domain/applicant';
import { signUpView } from '../../domain/sign-up';
import { countLetters } from './count-letters';
import type { Deps } from '../deps';
import { noSooner } from './no-sooner';
import { prepareSignUp } from './prepare-sign-up';
import { tellHolders } from './tell-holders';

interface Beginning {
  readonly applicant: Applicant;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly caller: Caller;
  /** Of an invitation, whose link has confirmed the address: uses it up. */
  readonly byInvitation?: (holders: readonly Account[], tx: Transaction) => Promise<void>;
}

/**
 * Keeps what was filled in until its link and code are followed. Whether somebody has an account with this data changes neither the
 * answer nor its time: to what an account has nothing is sent, and its owner is told instead (IDN-05).
 * @throws RuleViolation TOO_MANY_TRIES_HERE, TRY_AGAIN
 */
export const beginSignUp = (deps: Deps) => {
  const { accounts, signUps, passwords, rules, clock, transact } = deps;
  const prepare = prepareSignUp(deps);
  return async ({ applicant, password, roles, caller, byInvitation }: Beginning) => {
    await countLetters(deps, applicant, caller);
    return noSooner(deps.answersAfterMs, async () => {
      const passwordHash = await passwords.hash(password);
      const now = clock.now();
      const holders = await accounts.findHolders(applicant);
      const named = { id: newId('sgn'), accountId: newId('acc'), applicant, passwordHash, roles };
      const opened = await prepare({ ...named, emailConfirmed: byInvitation !== undefined }, holders, now);
      return transact(async (tx) => {
        await byInvitation?.(holders, tx);
        await tellHolders(deps, holders, (holder) => noteRepeatedSignUp(holder, rules.signUp, now), caller, tx);
        return signUpView(await signUps.insert(opened, tx));
      });
    });
  };
};
