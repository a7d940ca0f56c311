import { hoursAfter } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import type { Role } from '@mumaris/schemas';
import type { Rules } from './rules';
import { deviceKeyOf } from './device';

/** One signed-in device, and the family of refresh tokens that continues it (IDN-08). */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** Those that work: fresh ones, and those that were just traded in. */
  readonly refreshTokens: readonly RefreshToken[];
  readonly rememberMe: boolean;
  /** When a second factor was shown in it; null while there was none (IDN-14). */
  readonly secondFactorAt: Date | null;
  /** When the national identity provider last proved its owner since it began; null where it has not (IDN-17). */
  readonly ownerProvedAt: Date | null;
  readonly device: string | null;
  /** What a device is recognised by. */
  readonly deviceKey: string;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A refresh token of a session, as it is kept. */
interface RefreshToken {
  readonly hash: string;
  /** When it was traded in; null while it is fresh. */
  readonly usedAt: Date | null;
}

interface Opening {
  readonly id: string;
  readonly accountId: string;
  readonly refreshHash: string;
  readonly rememberMe: boolean;
  readonly withSecondFactor: boolean;
  readonly device: string | null;
  readonly address: string | null;
}

/** Begins a session: 12 hours, or 30 days with “remember me” (IDN-08). */
export const openSession = (
  { withSecondFactor, refreshHash, ...opening }: Opening,
  rules: Rules['sessions'],
  now: Date,
): Session => {
  return {
    ...opening,
    refreshTokens: [{ hash: refreshHash, usedAt: null }],
    secondFactorAt: withSecondFactor ? now : null,
    ownerProvedAt: null,
    deviceKey: deviceKeyOf(opening.device),
    createdAt: now,
    lastUsedAt: now,
    expiresAt: hoursAfter(now, opening.rememberMe ? rules.rememberedDays * 24 : rules.sessionHours),
    revokedAt: null,
  };
};

/** What became of a refresh token that this platform once gave out for the session. */
export type RefreshOutcome = 'CONTINUED' | 'EXPIRED' | 'REVOKED' | 'REUSED';

/** Tabs of one device that a session is continued in at once; of more, the oldest is left behind. */
const maxTokens = 20;

const works = ({ usedAt }: RefreshToken, { refreshGraceSeconds }: Rules['sessions'], now: Date): boolean =>
  usedAt === null || now.getTime() <= usedAt.getTime() + refreshGraceSeconds * 1_000;

/**
 * Trades a refresh token of the session for the next. One that was just traded in is taken again: its answer was lost, or two
 * tabs asked at once. An older one that comes back was stolen, or its successor was: the whole family ends (IDN-08).
 */
export const useRefreshToken = (
  session: Session,
  { presentedHash, nextHash }: { presentedHash: string; nextHash: string },
  rules: Rules['sessions'],
  now: Date,
): Change<Session> & { readonly outcome: RefreshOutcome } => {
  if (session.revokedAt) return { state: session, outcome: 'REVOKED' };
  if (now > session.expiresAt) return { state: session, outcome: 'EXPIRED' };
  const working = session.refreshTokens.filter((token) => works(token, rules, now));
  if (!working.some(({ hash }) => hash === presentedHash))
    return { state: { ...session, revokedAt: now }, outcome: 'REUSED' };
  const marked = working.map((token) =>
    token.hash === presentedHash ? { ...token, usedAt: token.usedAt ?? now } : token,
  );
  const [used, fresh] = [marked.filter(({ usedAt }) => usedAt), marked.filter(({ usedAt }) => !usedAt)];
  const next = { hash: nextHash, usedAt: null };
  const refreshTokens = [...used.slice(-maxTokens), ...[...fresh, next].slice(-maxTokens)];
  return { state: { ...session, refreshTokens, lastUsedAt: now }, outcome: 'CONTINUED' };
};

/** A second factor was enrolled in the session itself: it counts as signed in by two from now on (IDN-14). */
export const showSecondFactor = (session: Session, now: Date): Change<Session> =>
  session.secondFactorAt ? { state: session } : { state: { ...session, secondFactorAt: now } };

/** Its owner was proved anew, by as good as two factors or by one (IDN-17). */
export const proveOwner = (session: Session, byTwoFactors: boolean, now: Date): Change<Session> => ({
  state: { ...session, ownerProvedAt: now, ...(byTwoFactors && { secondFactorAt: now }) },
});

/** When its owner was last seen to be the owner, if only by one factor. */
export const ownerSeenAt = ({ createdAt, ownerProvedAt }: Session): Date => ownerProvedAt ?? createdAt;

/** What a session may do of what its account may: the rights of staff need a second factor (IDN-14). */
export const grantedRoles = (
  { roles }: { readonly roles: readonly Role[] },
  { secondFactorAt }: Pick<Session, 'secondFactorAt'>,
): Role[] => roles.filter((role) => role === 'PRACTITIONER' || secondFactorAt !== null);
