import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { noteRepeatedSignUp } from '../../domain/account';
import { countLetters } from '../../use-cases/steps/count-letters';
import { noSooner } from '../../use-cases/steps/no-sooner';
import { tellHolders } from '../../use-cases/steps/tell-holders';
import { type ClaimForm, readClaimForm } from '../domain/claim-form';
import { type FileClaim, openClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { countGuess } from './steps/count-guess';

export interface ClaimFile extends ClaimForm {
  readonly human: string;
  readonly caller: Caller;
}

/**
 * Claims a file from before (IDN-16). Whether there is one, and whether somebody has an account with this data, changes neither the
 * answer nor its time: membership compares, and answers by an event.
 * @throws RuleViolation or RuleViolations: those of the form (readClaimForm) and the human check, TRY_AGAIN, TOO_MANY_TRIES_HERE
 */
export const claimFile = (deps: Deps) => {
  const { accounts, claims, human, limits, passwords, passwordFacts, membershipSealer, rules, clock, transact } = deps;
  return async ({ human: solution, caller, ...form }: ClaimFile): Promise<{ claim: FileClaim; signUpId: string }> => {
    passwords.assertRoom();
    await human.accept(solution);
    await limits.take('claimFile', { address: caller.address });
    const { applicant, statement } = readClaimForm(form, rules, await passwordFacts(form.password), clock.now());
    await countGuess(deps, statement, caller);
    await countLetters(deps, applicant, caller);
    return noSooner(deps.answersAfterMs, async () => {
      const passwordHash = await passwords.hash(form.password);
      const sealed = await membershipSealer.seal(statement);
      const holders = await accounts.findHolders(applicant);
      const signUpId = newId('sgn');
      const named = { id: newId('clm'), number: newNumber('C'), accountId: newId('acc'), signUpId };
      return transact(async (tx) => {
        const now = clock.now();
        await tellHolders(deps, holders, (holder) => noteRepeatedSignUp(holder, rules.signUp, now), caller, tx);
        const claim = await claims.insert(openClaim(named, { applicant, passwordHash }, sealed, now), tx);
        return { claim, signUpId };
      });
    });
  };
};
