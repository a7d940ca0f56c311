import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Role } from '@mumaris/schemas';
import { type Account, noteRepeatedSignUp } from '../../domain/account';
import { type Applicant, fullName } from '../../domain/applicant';
import { openSignUp, signUpView } from '../../domain/sign-up';
import { reachOf } from '../../domain/sign-up-letters';
import { writeLetters } from './activation-letters';
import { countLetters } from './count-letters';
import type { Deps } from '../deps';
import { noSooner } from './no-sooner';
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
  const { accounts, signUps, passwords, sealer, rules, clock, transact } = deps;
  const write = writeLetters(deps);
  return async ({ applicant, password, roles, caller, byInvitation }: Beginning) => {
    await countLetters(deps, applicant, caller);
    return noSooner(deps.answersAfterMs, async () => {
      const { email, mobile, name } = applicant;
      const passwordHash = await passwords.hash(password);
      const contact = await sealer.seal({ email, mobile, name: fullName(name) });
      const now = clock.now();
      const id = newId('sgn');
      const letters = await write(id, now);
      const holders = await accounts.findHolders(applicant);
      const reach = reachOf(applicant, contact, holders);
      const kept = { id, accountId: newId('acc'), applicant, passwordHash, roles, reach };
      const opening = { ...kept, ...letters, emailConfirmed: byInvitation !== undefined };
      return transact(async (tx) => {
        await byInvitation?.(holders, tx);
        await tellHolders(deps, holders, (holder) => noteRepeatedSignUp(holder, rules.signUp, now), caller, tx);
        return signUpView(await signUps.insert(openSignUp(opening, rules.signUp, now), tx));
      });
    });
  };
};
