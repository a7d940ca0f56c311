import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';

/** Ends the session that the caller uses (IDN-08). @throws RuleViolation UNAUTHENTICATED, NOT_FOUND */
export const logOut =
  ({ sessions, auditTrail, clock, transact }: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<void> => {
    const accountId = accountOf(caller);
    const session = caller.sessionId ? await sessions.find(caller.sessionId) : undefined;
    if (session?.accountId !== accountId) throw new RuleViolation('NOT_FOUND');
    await transact(async (tx) => {
      await sessions.end(session.id, clock.now(), tx);
      await auditTrail.add([securityEvent(accountId, 'SIGNED_OUT', { caller })], tx);
    });
  };
