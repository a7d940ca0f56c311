import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { replaceContactChange } from '../domain/contact-change';
import { securityEvent } from '../domain/security-event';
import { type RefreshOutcome, type Session, useRefreshToken } from '../domain/session';
import type { Deps } from './deps';

const assertContinued = (outcome: RefreshOutcome): void => {
  switch (outcome) {
    case 'CONTINUED':
      return;
    case 'EXPIRED':
      throw new RuleViolation('SESSION_EXPIRED');
    case 'REVOKED':
    case 'REUSED':
      throw new RuleViolation('SESSION_REVOKED');
  }
};

interface Trade {
  readonly sessionId: string;
  readonly presentedHash: string;
  readonly nextHash: string;
  readonly caller: Caller;
}

/** Trades the token in, or ends the family of one that came back: the end is written, so the refusal comes after it. */
const trade =
  ({ contactChanges, sessions, revocations, rules, clock, transact }: Deps) =>
  ({ sessionId, caller, ...hashes }: Trade): Promise<{ session: Session; outcome: RefreshOutcome }> =>
    transact(async (tx) => {
      const now = clock.now();
      let outcome: RefreshOutcome = 'REVOKED';
      const session = await sessions.update(
        sessionId,
        (state) => {
          const used = useRefreshToken(state, hashes, rules.sessions, now);
          outcome = used.outcome;
          if (outcome !== 'REUSED') return used;
          return audited(used, securityEvent(state.accountId, 'TOKEN_REUSED', { caller }));
        },
        tx,
      );
      if ((outcome as RefreshOutcome) === 'REUSED') {
        const { accountId } = session;
        await revocations.add([sessionId], tx);
        // Whoever stole the token may have begun them.
        await contactChanges.updateOpen(accountId, replaceContactChange, tx);
      }
      return { session, outcome };
    });

/**
 * Trades a refresh token for new tokens; once more in its grace, after which one that comes back ends its session (IDN-08).
 * @throws RuleViolation REFRESH_TOKEN_INVALID, SESSION_EXPIRED, SESSION_REVOKED
 */
export const refreshSession =
  (deps: Deps) =>
  async ({ refreshToken, caller }: { refreshToken: string; caller: Caller }) => {
    const { accounts, sessions, accessTokens, refreshTokens } = deps;
    const presented = refreshTokens.read(refreshToken);
    const found = presented && (await sessions.find(presented.sessionId));
    if (!found) throw new RuleViolation('REFRESH_TOKEN_INVALID', {}, 'refreshToken');
    const account = await accounts.find(found.accountId);
    if (account?.status !== 'ACTIVE') throw new RuleViolation('SESSION_REVOKED');
    const next = refreshTokens.next(found.id);
    const hashes = { presentedHash: presented.hash, nextHash: next.hash };
    const { session, outcome } = await trade(deps)({ sessionId: found.id, caller, ...hashes });
    assertContinued(outcome);
    const access = await accessTokens.issue(account, session);
    return { ...access, refreshToken: next.token, sessionExpiresAt: session.expiresAt };
  };
