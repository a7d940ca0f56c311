import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { lockLogIn as lock } from '../../domain/account';
import { openAccountLink } from '../../domain/account-link';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/**
 * Takes no password of an account for a while after too many wrong proofs, and sends its owner a link by which a device gets in
 * all the same (IDN-12).
 */
export const lockLogIn = async (deps: Deps, accountId: string, caller: Caller): Promise<void> => {
  const { accounts, accountLinks, confirmations, sealer, rules, clock, transact } = deps;
  const told = securityEvent(accountId, 'SIGN_IN_LOCKED', { caller });
  const { url, hash: linkHash } = confirmations.newLink('device');
  const link = await sealer.seal({ link: url });
  const now = clock.now();
  const opened = openAccountLink({ kind: 'DEVICE', accountId, linkHash }, rules.accountLinks, now);
  await transact(async (tx) => {
    await accountLinks.save(opened, tx);
    await accounts.update(
      accountId,
      (account) => audited(lock(account, { link, expiresAt: opened.expiresAt }, rules.logIn, now), told),
      tx,
    );
  });
};
