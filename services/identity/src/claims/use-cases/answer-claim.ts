import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { fullName } from '../../domain/applicant';
import { openSignUp } from '../../domain/sign-up';
import { reachOf } from '../../domain/sign-up-letters';
import { writeLetters } from '../../use-cases/steps/activation-letters';
import { grantClaim, refuseClaim } from '../domain/file-claim';
import type { Deps } from './deps';

/**
 * What membership found: the sign-up of a claim that is granted begins, and its link and code go out (IDN-04,
 * IDN-16); who stated what fits no file is told so. An answer that comes again, or for a claim that is gone, changes nothing.
 */
export const answerClaim = (deps: Deps) => {
  const { accounts, claims, signUps, sealer, rules, clock } = deps;
  const write = writeLetters(deps);
  return async ({ claimId, granted }: { claimId: string; granted: boolean }, tx: Transaction): Promise<void> => {
    const claim = await claims.find(claimId, tx);
    if (!claim?.form) return;
    const { id, accountId, signUpId, form } = claim;
    const { applicant, passwordHash } = form;
    const { email, mobile, name } = applicant;
    const now = clock.now();
    const contact = await sealer.seal({ email, mobile, name: fullName(name) });
    if (!granted) {
      await claims.update(id, () => refuseClaim({ ...claim, form }, contact, now), tx);
      return;
    }
    await claims.update(id, (state) => grantClaim(state, now), tx);
    const reach = reachOf(applicant, contact, await accounts.findHolders(applicant, tx));
    const kept = { id: signUpId, accountId, applicant, passwordHash, roles: ['PRACTITIONER'] as const, reach };
    const opening = { ...kept, ...(await write(signUpId, now)), emailConfirmed: false };
    await signUps.insert(openSignUp(opening, rules.signUp, now), tx);
  };
};
