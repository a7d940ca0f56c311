import { accountOf, assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Account } from '../domain/account';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Ends one of the caller's sessions, on whichever device (IDN-08). @throws RuleViolation UNAUTHENTICATED, NOT_FOUND */
export const revokeSession =
  ({ accounts, sessions, auditTrail, clock, transact }: Deps) =>
  async ({ sessionId, caller }: { sessionId: string; caller: Caller }): Promise<Account> => {
    const accountId = accountOf(caller);
    assertOwner(caller, await sessions.get(sessionId));
    await transact(async (tx) => {
      await sessions.end(sessionId, clock.now(), tx);
      await auditTrail.add(accountId, securityEvent(accountId, 'SESSION_REVOKED', { caller }), tx);
    });
    return accounts.get(accountId);
  };
