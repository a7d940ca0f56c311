import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { lockLogIn as lock } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Takes no password of an account for a while after too many wrong proofs, and tells its owner (IDN-12). */
export const lockLogIn = async ({ accounts, rules, clock }: Deps, accountId: string, caller: Caller): Promise<void> => {
  const told = securityEvent(accountId, 'SIGN_IN_LOCKED', { caller });
  await accounts.update(accountId, (account) => audited(lock(account, rules.logIn, clock.now()), told));
};
