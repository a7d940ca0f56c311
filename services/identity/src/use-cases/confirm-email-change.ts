import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { confirmNewEmail, type ContactChange } from '../domain/contact-change';
import type { Deps } from './deps';
import { putContactInForce } from './steps/put-contact-in-force';

/**
 * Follows the link that the new e-mail received (IDN-11); again it shows the change as it stands.
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED, CONTACT_TAKEN, TOO_MANY_TRIES_HERE
 */
export const confirmEmailChange =
  (deps: Deps) =>
  async ({ token, caller }: { token: string; caller: Caller }): Promise<ContactChange> => {
    const { contactChanges, confirmations, limits, clock } = deps;
    await limits.take('followLink', { address: caller.address });
    const linkHash = confirmations.hashToken(token);
    const found = await contactChanges.findByLink(linkHash);
    if (!found) throw new RuleViolation('LINK_INVALID', {}, 'token');
    const confirm = (change: ContactChange) => confirmNewEmail(change, linkHash, clock.now());
    return putContactInForce(deps)(found.id, { what: 'EMAIL', confirm, caller });
  };
