import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { confirmEmail } from '../domain/account';
import { followLink, signUpView } from '../domain/sign-up';
import { confirmSignUp } from './steps/confirm-sign-up';
import type { Deps } from './deps';

/**
 * Follows the activation link (IDN-04); again it says how far the activation is. Whoever lost sight of the sign-up finds it again
 * by the link.
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED, TOO_MANY_TRIES_HERE
 */
export const activateByLink = (deps: Deps) => {
  const { signUps, confirmations, limits, clock, transact } = deps;
  const confirm = confirmSignUp(deps);
  return async ({ token, caller }: { token: string; caller: Caller }) => {
    await limits.take('followLink', { address: caller.address });
    const linkHash = confirmations.hashToken(token);
    const found = await signUps.findByLink(linkHash);
    if (!found) throw new RuleViolation('LINK_INVALID', {}, 'token');
    const now = clock.now();
    return transact(async (tx) => {
      const followed = await signUps.update(found.id, (state) => ({ state: followLink(state, linkHash, now) }), tx);
      const activation = await confirm(followed, (account) => confirmEmail(account, now), caller, tx);
      return { activation, signUp: signUpView(followed) };
    });
  };
};
