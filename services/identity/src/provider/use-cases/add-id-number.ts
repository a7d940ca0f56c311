import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Account, addIdNumber as add } from '../../domain/account';
import { securityEvent } from '../../domain/security-event';
import { ownAccount } from '../../use-cases/steps/own-account';
import { assertFreshSession, assertLive } from '../../use-cases/steps/own-session';
import type { Deps } from './deps';
import type { ProveWithProvider } from './prove-with-provider';
import { comeBack } from './steps/come-back';

/**
 * Adds the national ID or iqama number that the provider verified to the account of a passport's holder, who signs in by it from
 * then on (IDN-01, IDN-17). Only a session that proved its owner lately may: an old one would give the account to whoever has it.
 * @throws RuleViolation UNAUTHENTICATED, SIGN_IN_AGAIN, SECOND_FACTOR_NEEDED, those of the provider's answer, ID_NUMBER_THERE,
 *   ID_NUMBER_HELD, TOO_MANY_TRIES_HERE
 */
export const addIdNumber =
  (deps: Deps) =>
  async ({ caller, ...answer }: ProveWithProvider): Promise<Account> => {
    const { accounts, limits, transact } = deps;
    const { address } = caller;
    const { id: accountId, idNumber: there } = await ownAccount(deps)(caller);
    const { id: sessionId } = await assertFreshSession(deps, caller);
    if (there) throw new RuleViolation('ID_NUMBER_THERE');
    await limits.take('secondFactor', { address });
    const { idNumber } = await comeBack(deps)(answer, sessionId);
    await limits.giveBack('secondFactor', { address });
    const told = securityEvent(accountId, 'ID_NUMBER_ADDED', { caller, by: 'OWNER' });
    try {
      return await transact(async (tx) => {
        await assertLive(deps, caller, tx);
        return accounts.update(accountId, (account) => audited(add(account, idNumber), told), tx);
      });
    } catch (error) {
      // Whose the number is has just been proved: that an account has it may be said (IDN-05).
      throw isDuplicate(error) ? new RuleViolation('ID_NUMBER_HELD') : error;
    }
  };
