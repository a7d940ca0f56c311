import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Account } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';
import { lockLogIn } from './lock-log-in';

/**
 * Has the signed-in owner show the password once more, before what a stolen session must not do; too many wrong
 * ones lock the account's log-in, and its owner is told (IDN-12, IDN-13).
 * @throws RuleViolation CURRENT_PASSWORD_WRONG for `field`, TOO_MANY_TRIES_HERE, TRY_AGAIN
 */
export const provePassword =
  (deps: Deps) =>
  async (account: Account, password: string, field: string, caller: Caller): Promise<void> => {
    const { auditTrail, limits, passwords } = deps;
    passwords.assertRoom();
    const left = await limits.take('ownProof', { subject: account.id, address: caller.address });
    const matches = await passwords.matches(account.passwordHash, password).catch(async (error: unknown) => {
      // Not judged: too many others were waiting.
      await limits.giveBack('ownProof', { subject: account.id });
      throw error;
    });
    if (matches) return limits.forget('ownProof', account.id);
    await auditTrail.add([securityEvent(account.id, 'SIGN_IN_FAILED', { caller })]);
    // Tries that were taken beside this one may have been given back.
    if (left === 0 && (await limits.leftOf('ownProof', account.id)) === 0) await lockLogIn(deps, account.id, caller);
    throw new RuleViolation('CURRENT_PASSWORD_WRONG', {}, field);
  };

/**
 * Holds an account to what its owner has proved: a password that was replaced meanwhile proves nothing any more.
 * @throws RuleViolation CURRENT_PASSWORD_WRONG for `field`
 */
export const assertUnchanged = (state: Account, proved: Account, field: string): Account => {
  if (state.status === 'ACTIVE' && state.passwordHash === proved.passwordHash) return state;
  throw new RuleViolation('CURRENT_PASSWORD_WRONG', {}, field);
};
