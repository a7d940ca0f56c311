import type { Caller } from '@mumaris/kit/auth/caller';
import { lockLogIn as lock } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Takes no password of an account for a while after too many wrong proofs, and tells its owner (IDN-12). */
export const lockLogIn = (
  { accounts, auditTrail, rules, clock, transact }: Deps,
  accountId: string,
  caller: Caller,
): Promise<void> =>
  transact(async (tx) => {
    await accounts.update(accountId, (account) => lock(account, rules.logIn, clock.now()), tx);
    await auditTrail.add(accountId, securityEvent(accountId, 'SIGN_IN_LOCKED', { caller }), tx);
  });
