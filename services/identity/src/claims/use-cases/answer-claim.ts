import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { fullName } from '../../domain/applicant';
import { prepareSignUp } from '../../use-cases/steps/prepare-sign-up';
import { type FileClaim, grantClaim, refuseClaim } from '../domain/file-claim';
import type { Deps } from './deps';

/** Begins the sign-up of a claim that is granted: its link and code go out (IDN-04). */
const beginSignUp = (deps: Deps) => {
  const { accounts, signUps, clock } = deps;
  const prepare = prepareSignUp(deps);
  return async ({ accountId, signUpId: id, form }: FileClaim, tx: Transaction): Promise<void> => {
    // Who has an account gets the file there.
    if (!form || !id) return;
    const holders = await accounts.findHolders(form.applicant, tx);
    const named = { id, accountId, ...form, roles: ['PRACTITIONER'] as const, emailConfirmed: false };
    await signUps.insert(await prepare(named, holders, clock.now()), tx);
  };
};

/**
 * What membership found: the sign-up of a claim that is granted begins (IDN-16); who stated what fits no file is told so. An answer
 * that comes again, or for a claim that is gone, changes nothing.
 */
export const answerClaim = (deps: Deps) => {
  const { accounts, claims, sealer, clock } = deps;
  const begin = beginSignUp(deps);
  return async ({ claimId, granted }: { claimId: string; granted: boolean }, tx: Transaction): Promise<void> => {
    const claim = await claims.find(claimId, tx);
    if (claim?.status !== 'RECEIVED') return;
    if (granted) {
      await claims.update(claimId, (state) => grantClaim(state, clock.now()), tx);
      await begin(claim, tx);
      return;
    }
    const { email, name, language } = claim.form?.applicant ?? (await accounts.get(claim.accountId, tx));
    const contact = await sealer.seal({ email, name: fullName(name) });
    await claims.update(claimId, (state) => refuseClaim(state, { contact, language }, clock.now()), tx);
  };
};
