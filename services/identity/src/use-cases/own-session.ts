import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { hasFreshFactor } from '../domain/second-factor';
import type { Session } from '../domain/session';
import type { Deps } from './deps';

/** The live session that the caller uses. @throws RuleViolation UNAUTHENTICATED */
const ownSession = async ({ sessions }: Pick<Deps, 'sessions'>, caller: Caller): Promise<Session> => {
  const accountId = accountOf(caller);
  const session = caller.sessionId ? await sessions.find(caller.sessionId) : undefined;
  if (session?.accountId !== accountId || session.revokedAt) throw new RuleViolation('UNAUTHENTICATED');
  return session;
};

/**
 * Lets only a session change the second factors that has shown one lately; the first of an account is added without.
 * A password alone must not add a factor beside those that are there: it would take their place (IDN-14).
 * @throws RuleViolation UNAUTHENTICATED, SECOND_FACTOR_NEEDED
 */
export const assertMayChangeFactors = async (
  deps: Pick<Deps, 'sessions' | 'secondFactors' | 'passkeys' | 'rules' | 'clock'>,
  caller: Caller,
): Promise<Session> => {
  const { secondFactors, passkeys, rules, clock } = deps;
  const session = await ownSession(deps, caller);
  if (hasFreshFactor(session, rules.secondFactor, clock.now())) return session;
  const factors = await secondFactors.find(session.accountId);
  if (factors?.totp || (await passkeys.findOf([session.accountId])).length)
    throw new RuleViolation('SECOND_FACTOR_NEEDED');
  return session;
};
