import type { Change } from '@mumaris/kit/mongo/aggregate-store';
import type { Rules } from '../rules';

/** One signed-in device, and the family of refresh tokens that continues it (IDN-08). */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The hash of the one refresh token that works. */
  readonly refreshHash: string;
  readonly rememberMe: boolean;
  readonly device: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

interface Opening {
  readonly id: string;
  readonly accountId: string;
  readonly refreshHash: string;
  readonly rememberMe: boolean;
  readonly device: string | null;
  readonly address: string | null;
}

const hourMs = 3_600_000;

/** Begins a session: 12 hours, or 30 days with “remember me” (IDN-08). */
export const openSession = (opening: Opening, rules: Rules['sessions'], now: Date): Session => {
  const lifetime = (opening.rememberMe ? rules.rememberedDays * 24 : rules.sessionHours) * hourMs;
  return {
    ...opening,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + lifetime),
    revokedAt: null,
  };
};

/** What became of a refresh token that this platform once gave out for the session. */
export type RefreshOutcome = 'CONTINUED' | 'EXPIRED' | 'REVOKED';

/**
 * Trades the session's refresh token for the next. An old one that comes back was stolen, or its successor was: the
 * whole family ends (IDN-08).
 */
export const useRefreshToken = (
  session: Session,
  { presentedHash, nextHash }: { presentedHash: string; nextHash: string },
  now: Date,
): Change<Session> & { readonly outcome: RefreshOutcome } => {
  if (session.revokedAt) return { state: session, outcome: 'REVOKED' };
  if (now > session.expiresAt) return { state: session, outcome: 'EXPIRED' };
  if (presentedHash !== session.refreshHash) return { ...revoke(session, now), outcome: 'REVOKED' };
  return { state: { ...session, refreshHash: nextHash, lastUsedAt: now }, outcome: 'CONTINUED' };
};

/** Ends a session; ending it twice changes nothing. */
export const revoke = (session: Session, now: Date): Change<Session> =>
  session.revokedAt ? { state: session } : { state: { ...session, revokedAt: now } };
