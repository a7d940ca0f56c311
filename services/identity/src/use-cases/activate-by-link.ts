import { RuleViolation } from '@mumaris/kit/errors';
import { activationOf, confirmEmail } from '../domain/account';
import { followLink } from '../domain/sign-up';
import type { Deps } from './deps';

/** Follows the activation link, once (IDN-04). @throws RuleViolation LINK_INVALID, LINK_EXPIRED */
export const activateByLink =
  ({ accounts, signUps, confirmations, clock, transact }: Deps) =>
  async ({ token }: { token: string }) => {
    const linkHash = confirmations.hashToken(token.trim());
    const found = await signUps.findByLink(linkHash);
    if (!found) throw new RuleViolation('LINK_INVALID', {}, 'token');
    const now = clock.now();
    const { accountId } = followLink(found, linkHash, now);
    const account = await transact(async (tx) => {
      // Followed twice at once: the second finds it used.
      await signUps.update(found.id, (signUp) => ({ state: followLink(signUp, linkHash, now) }), tx);
      return accounts.update(accountId, (state) => confirmEmail(state, now), tx);
    });
    return activationOf(account);
  };
