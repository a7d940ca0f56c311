import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Account } from '../domain/account';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/**
 * Has the signed-in owner show the password once more, before what a stolen session must not do (IDN-13).
 * @throws RuleViolation CURRENT_PASSWORD_WRONG for `field`, TOO_MANY_TRIES_HERE, TRY_AGAIN
 */
export const provePassword =
  ({ auditTrail, limits, passwords, transact }: Deps) =>
  async (account: Account, password: string, field: string, caller: Caller): Promise<void> => {
    passwords.assertRoom();
    await limits.take('ownProof', { subject: account.id });
    if (await passwords.matches(account.passwordHash, password)) return limits.forget('ownProof', account.id);
    await transact((tx) => auditTrail.add(account.id, securityEvent(account.id, 'SIGN_IN_FAILED', { caller }), tx));
    throw new RuleViolation('CURRENT_PASSWORD_WRONG', {}, field);
  };
