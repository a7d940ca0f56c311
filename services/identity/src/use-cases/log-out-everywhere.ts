import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { replaceContactChange } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/**
 * Ends all sessions of the caller, this one included, and changes of contact that wait: whoever began them may be the one
 * that is to be kept out (IDN-08).
 * @returns how many sessions
 * @throws RuleViolation UNAUTHENTICATED
 */
export const logOutEverywhere =
  ({ contactChanges, sessions, auditTrail, clock, transact }: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<number> => {
    const accountId = accountOf(caller);
    return transact(async (tx) => {
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      const ended = await sessions.endAll(accountId, clock.now(), tx);
      await auditTrail.add([securityEvent(accountId, 'ALL_SESSIONS_ENDED', { caller })], tx);
      return ended;
    });
  };
