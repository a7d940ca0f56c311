import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { activationOf, followLink, type SignUp, signUpView } from '../domain/sign-up';
import { confirmSignUp } from './steps/confirm-sign-up';
import type { Deps } from './deps';

interface ActivateByLink {
  readonly token: string;
  /** As signUp answered it, in the browser that asked for the account. */
  readonly signUpId?: string | null | undefined;
  /** As it was chosen at the sign-up, in any other browser. */
  readonly password?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Whoever opens a mailbox need not have begun the sign-up that wrote to it: a link alone would give the mailbox to a
 * stranger's account by its owner's click (IDN-05).
 * @throws RuleViolation SIGN_UP_PROOF_NEEDED, SIGN_UP_PASSWORD_WRONG, TOO_MANY_TRIES_HERE, TRY_AGAIN
 */
const assertBegunHere = async (deps: Deps, signUp: SignUp, { signUpId, password, caller }: ActivateByLink) => {
  if (signUpId === signUp.id) return;
  // Who began it has finished it: whoever follows its link after, a scanner or its person elsewhere, sees that it is active (IDN-04).
  if (activationOf(signUp).active) return;
  if (!password) throw new RuleViolation('SIGN_UP_PROOF_NEEDED', {}, 'password');
  await deps.limits.take('ownProof', { subject: signUp.id, address: caller.address });
  if (!(await deps.passwords.matches(signUp.passwordHash, password)))
    throw new RuleViolation('SIGN_UP_PASSWORD_WRONG', {}, 'password');
};

/**
 * Follows the activation link (IDN-04); again it says how far the activation is. Whoever lost sight of the sign-up finds it again
 * by the link.
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED, TOO_MANY_TRIES_HERE, and what proves who began it
 */
export const activateByLink = (deps: Deps) => {
  const { signUps, confirmations, limits, clock } = deps;
  const confirm = confirmSignUp(deps);
  return async (input: ActivateByLink) => {
    const { token, caller } = input;
    await limits.take('followLink', { address: caller.address });
    const linkHash = confirmations.hashToken(token);
    const found = await signUps.findByLink(linkHash);
    if (!found) throw new RuleViolation('LINK_INVALID', {}, 'token');
    const now = clock.now();
    followLink(found, linkHash, now);
    await assertBegunHere(deps, found, input);
    const followed = await confirm(found, (signUp) => followLink(signUp, linkHash, now), caller);
    return { activation: activationOf(followed), signUp: signUpView(followed) };
  };
};
