import { accountOf, assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Account } from '../domain/account';
import { replaceContactChange } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/**
 * Ends one of the caller's sessions, on whichever device, and changes of contact that wait: it may have begun them (IDN-08).
 * @throws RuleViolation UNAUTHENTICATED, NOT_FOUND
 */
export const revokeSession =
  ({ accounts, contactChanges, sessions, auditTrail, clock, transact }: Deps) =>
  async ({ sessionId, caller }: { sessionId: string; caller: Caller }): Promise<Account> => {
    const accountId = accountOf(caller);
    assertOwner(caller, await sessions.get(sessionId));
    await transact(async (tx) => {
      await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      await sessions.end(sessionId, clock.now(), tx);
      await auditTrail.add([securityEvent(accountId, 'SESSION_REVOKED', { caller })], tx);
    });
    return accounts.get(accountId);
  };
