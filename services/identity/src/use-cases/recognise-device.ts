import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { followAccountLink } from '../domain/account-link';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/**
 * Follows the link of the mail about a locked sign-in: whoever reads the mailbox may enter the password from this device,
 * though strangers' tries have locked it (IDN-12). It signs nobody in.
 * @returns what the device keeps and shows at the sign-in
 * @throws RuleViolation LINK_INVALID, LINK_EXPIRED, TOO_MANY_TRIES_HERE
 */
export const recogniseDevice = (deps: Deps) => {
  const { accounts, accountLinks, knownDevices, limits, confirmations, clock, transact } = deps;
  return async ({ token, caller }: { token: string; caller: Caller }): Promise<string> => {
    await limits.take('followLink', { address: caller.address });
    const found = await accountLinks.find('DEVICE', confirmations.hashToken(token));
    const link = followAccountLink(found, clock.now());
    const { accountId } = link;
    return transact(async (tx) => {
      if (!(await accountLinks.use(link, tx))) throw new RuleViolation('LINK_INVALID', {}, 'token');
      const told = securityEvent(accountId, 'DEVICE_RECOGNISED', { caller, by: 'OWNER' });
      await accounts.update(accountId, (state) => audited({ state }, told), tx);
      return knownDevices.keep(null, accountId, tx);
    });
  };
};
