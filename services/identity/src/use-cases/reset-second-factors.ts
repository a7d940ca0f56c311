import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Account } from '../domain/account';
import { replaceContactChange } from '../domain/contact-change';
import { tellOfFactor } from '../domain/second-factor';
import { securityEvent } from '../domain/security-event';
import { readReason } from '../domain/stated-reason';
import type { Deps } from './deps';

export interface ResetSecondFactors {
  readonly accountId: string;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Removes the factors of an account whose owner lost them, or was kept out by somebody who added them; its sessions
 * and changes of contact that wait end, and its owner is told (IDN-14).
 * @throws RuleViolation OWN_SECOND_FACTORS, REQUIRED, TOO_LONG, NOT_FOUND
 */
export const resetSecondFactors =
  (deps: Deps) =>
  async ({ accountId, reason: text, caller }: ResetSecondFactors): Promise<Account> => {
    const { accounts, contactChanges, secondFactors, passkeys, sessions, rules, clock, transact } = deps;
    if (accountOf(caller) === accountId) throw new RuleViolation('OWN_SECOND_FACTORS', {}, 'accountId');
    const reason = readReason(text, rules.records);
    return transact(async (tx) => {
      const account = await accounts.get(accountId, tx);
      if (account.status !== 'ACTIVE') throw new RuleViolation('NOT_FOUND');
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      await secondFactors.remove(accountId, tx);
      await passkeys.removeAllOf(accountId, tx);
      await sessions.endAll(accountId, clock.now(), tx);
      const told = securityEvent(accountId, 'SECOND_FACTORS_RESET', { caller, reason });
      return accounts.update(accountId, (state) => audited(tellOfFactor(state, 'RESET_BY_STAFF'), told), tx);
    });
  };
