import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { activationOf, confirmEmail } from '../domain/account';
import { securityEvent } from '../domain/security-event';
import { followLink } from '../domain/sign-up';
import type { Deps } from './deps';

/** Follows the activation link, once (IDN-04). @throws RuleViolation LINK_INVALID, LINK_EXPIRED, TOO_MANY_TRIES_HERE */
export const activateByLink =
  ({ accounts, signUps, auditTrail, confirmations, limits, clock, transact }: Deps) =>
  async ({ token, caller }: { token: string; caller: Caller }) => {
    await limits.take('followLink', { address: caller.address });
    const linkHash = confirmations.hashToken(token);
    const found = await signUps.findByLink(linkHash);
    if (!found) throw new RuleViolation('LINK_INVALID', {}, 'token');
    const now = clock.now();
    const { accountId } = followLink(found, linkHash, now);
    const account = await transact(async (tx) => {
      // Followed twice at once: the second finds it used.
      await signUps.update(found.id, (signUp) => ({ state: followLink(signUp, linkHash, now) }), tx);
      const before = await accounts.get(accountId, tx);
      const after = await accounts.update(accountId, (state) => confirmEmail(state, now), tx);
      if (after.status !== before.status)
        await auditTrail.add(after.id, securityEvent(after.id, 'ACTIVATED', { caller, by: 'OWNER' }), tx);
      return after;
    });
    return activationOf(account);
  };
