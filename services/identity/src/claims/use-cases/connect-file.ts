import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { ownAccount } from '../../use-cases/steps/own-account';
import { type OwnerForm, readConnectForm } from '../domain/claim-form';
import { type FileClaim, openClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { countGuess } from './steps/count-guess';

export interface ConnectFile extends OwnerForm {
  readonly caller: Caller;
}

/**
 * Claims a file for the account of who signed up as new and is not (IDN-16).
 * @throws RuleViolation or RuleViolations UNAUTHENTICATED, FILE_THERE, TOO_MANY_TRIES_HERE, and those of the form
 */
export const connectFile =
  (deps: Deps) =>
  async ({ caller, ...form }: ConnectFile): Promise<FileClaim> => {
    const { claims, limits, membershipSealer, clock } = deps;
    const account = await ownAccount(deps)(caller);
    if (account.membershipNumber) throw new RuleViolation('FILE_THERE');
    await limits.take('claimFile', { address: caller.address });
    const statement = readConnectForm(form, account, clock.now());
    await countGuess(deps, statement, caller);
    const named = { id: newId('clm'), number: newNumber('C'), accountId: account.id, signUpId: null };
    return claims.insert(openClaim(named, null, await membershipSealer.seal(statement), clock.now()));
  };
