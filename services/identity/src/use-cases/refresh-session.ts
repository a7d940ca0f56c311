import { RuleViolation } from '@mumaris/kit/errors';
import { type RefreshOutcome, useRefreshToken } from '../domain/session';
import type { Deps } from './deps';

const assertContinued = (outcome: RefreshOutcome): void => {
  switch (outcome) {
    case 'CONTINUED':
      return;
    case 'EXPIRED':
      throw new RuleViolation('SESSION_EXPIRED');
    case 'REVOKED':
      throw new RuleViolation('SESSION_REVOKED');
  }
};

/**
 * Trades a refresh token for new tokens, once; an old one that comes back ends its session (IDN-08).
 * @throws RuleViolation REFRESH_TOKEN_INVALID, SESSION_EXPIRED, SESSION_REVOKED
 */
export const refreshSession =
  ({ accounts, sessions, accessTokens, refreshTokens, clock }: Deps) =>
  async ({ refreshToken }: { refreshToken: string }) => {
    const presented = refreshTokens.read(refreshToken);
    const found = presented && (await sessions.find(presented.sessionId));
    if (!found) throw new RuleViolation('REFRESH_TOKEN_INVALID', {}, 'refreshToken');
    const account = await accounts.find(found.accountId);
    if (account?.status !== 'ACTIVE') throw new RuleViolation('SESSION_REVOKED');
    const next = refreshTokens.next(found.id);
    let outcome: RefreshOutcome = 'REVOKED';
    // The end of a reused family is written, so the refusal comes after the transaction.
    const session = await sessions.update(found.id, (state) => {
      const used = useRefreshToken(state, { presentedHash: presented.hash, nextHash: next.hash }, clock.now());
      outcome = used.outcome;
      return used;
    });
    assertContinued(outcome);
    const access = await accessTokens.issue(account, session);
    return { ...access, refreshToken: next.token, sessionExpiresAt: session.expiresAt };
  };
