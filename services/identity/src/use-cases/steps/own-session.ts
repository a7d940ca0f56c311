import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { hasFreshFactor, isRecent } from '../../domain/second-factor';
import { ownerSeenAt, type Session } from '../../domain/session';
import type { Deps } from '../deps';

/** The live session that the caller uses. @throws RuleViolation UNAUTHENTICATED */
export const ownSession = async ({ sessions }: Pick<Deps, 'sessions'>, caller: Caller): Promise<Session> => {
  const accountId = accountOf(caller);
  const session = caller.sessionId ? await sessions.find(caller.sessionId) : undefined;
  if (session?.accountId !== accountId || session.revokedAt) throw new RuleViolation('UNAUTHENTICATED');
  return session;
};

/**
 * Refuses a session that has ended meanwhile, in the transaction of what it does: the gateway hears of its end a moment
 * later. @throws RuleViolation UNAUTHENTICATED
 */
export const assertLive = async (
  { sessions }: Pick<Deps, 'sessions'>,
  { sessionId }: Caller,
  tx: Transaction,
): Promise<void> => {
  if (sessionId && (await sessions.find(sessionId, tx))?.revokedAt) throw new RuleViolation('UNAUTHENTICATED');
};

type FactorDeps = Pick<Deps, 'sessions' | 'secondFactors' | 'passkeys' | 'rules' | 'clock'>;

/** Whether an account has any second factor. */
export const hasFactors = async ({ secondFactors, passkeys }: FactorDeps, accountId: string): Promise<boolean> =>
  Boolean((await secondFactors.find(accountId))?.totp) || (await passkeys.findOf([accountId])).length > 0;

const assertFresh = ({ rules, clock }: FactorDeps, session: Session): void => {
  if (!hasFreshFactor(session, rules.secondFactor, clock.now())) throw new RuleViolation('SECOND_FACTOR_NEEDED');
};

/**
 * Where an account has a second factor, asks that this session has shown one lately: a stolen password is not enough
 * (IDN-14). @throws RuleViolation UNAUTHENTICATED, SECOND_FACTOR_NEEDED
 */
export const assertFreshFactor = async (deps: FactorDeps, caller: Caller): Promise<void> => {
  if (await hasFactors(deps, accountOf(caller))) assertFresh(deps, await ownSession(deps, caller));
};

/**
 * Lets only a session that proved its owner lately change where links go or what signs in: by a second factor, or where there
 * is none yet by signing in or by the national identity provider. Else a stolen password would add a factor beside those that are there, and an old
 * session would keep the owner out (IDN-11, IDN-14, IDN-17).
 * @throws RuleViolation UNAUTHENTICATED, SECOND_FACTOR_NEEDED, SIGN_IN_AGAIN
 */
export const assertFreshSession = async (deps: FactorDeps, caller: Caller): Promise<Session> => {
  const { secondFactor } = deps.rules;
  const session = await ownSession(deps, caller);
  if (await hasFactors(deps, session.accountId)) assertFresh(deps, session);
  else if (!isRecent(ownerSeenAt(session), secondFactor, deps.clock.now()))
    throw new RuleViolation('SIGN_IN_AGAIN', { minutes: secondFactor.freshMinutes });
  return session;
};
