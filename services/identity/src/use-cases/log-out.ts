import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { revoke } from '../domain/session';
import type { Deps } from './deps';

/** Ends the session that the caller uses (IDN-08). @throws RuleViolation UNAUTHENTICATED, NOT_FOUND */
export const logOut =
  ({ sessions, clock }: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<void> => {
    const accountId = accountOf(caller);
    const session = caller.sessionId ? await sessions.find(caller.sessionId) : undefined;
    if (session?.accountId !== accountId) throw new RuleViolation('NOT_FOUND');
    await sessions.update(session.id, (state) => revoke(state, clock.now()));
  };
