import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Ends all sessions of the caller, this one included (IDN-08). @returns how many. @throws RuleViolation UNAUTHENTICATED */
export const logOutEverywhere =
  ({ sessions, auditTrail, clock, transact }: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<number> => {
    const accountId = accountOf(caller);
    return transact(async (tx) => {
      const ended = await sessions.endAll(accountId, clock.now(), tx);
      await auditTrail.add(accountId, securityEvent(accountId, 'ALL_SESSIONS_ENDED', { caller }), tx);
      return ended;
    });
  };
