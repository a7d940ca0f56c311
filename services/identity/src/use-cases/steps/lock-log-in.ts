import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { lockLogIn as lock } from '../../domain/account';
import { openDeviceLink } from '../../domain/device-link';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/**
 * Takes no password of an account for a while after too many wrong proofs, and sends its owner a link by which a device gets in
 * all the same (IDN-12).
 */
export const lockLogIn = async (deps: Deps, accountId: string, caller: Caller): Promise<void> => {
  const { accounts, deviceLinks, confirmations, sealer, rules, clock, transact } = deps;
  const told = securityEvent(accountId, 'SIGN_IN_LOCKED', { caller });
  const { url, hash } = confirmations.newLink('device');
  const link = await sealer.seal({ link: url });
  const now = clock.now();
  const opened = openDeviceLink(accountId, hash, rules.logIn, now);
  await transact(async (tx) => {
    await deviceLinks.save(opened, tx);
    await accounts.update(
      accountId,
      (account) => audited(lock(account, { link, expiresAt: opened.expiresAt }, rules.logIn, now), told),
      tx,
    );
  });
};
