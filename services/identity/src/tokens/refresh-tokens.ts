import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A refresh token as its holder has it, and as it is kept. */
interface RefreshToken {
  readonly token: string;
  readonly hash: string;
}

/** Makes and reads refresh tokens: `rt_<session id>_<secret>` (IDN-08). */
export interface RefreshTokens {
  next(sessionId: string): RefreshToken;
  /**
   * The session and hash of a token that this platform gave out, whenever that was; undefined for any other text. So an
   * old token is told from a made-up one, and nobody ends a session by its id alone.
   */
  read(token: string): { sessionId: string; hash: string } | undefined;
}

const secretBytes = 32;
const pattern = /^rt_(ses_[0-9a-z]{26})_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{43})$/;

export const createRefreshTokens = (key: Uint8Array): RefreshTokens => {
  const markOf = (sessionId: string, secret: string) =>
    createHmac('sha256', key).update(`refresh:${sessionId}:${secret}`).digest('base64url');
  const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');
  return {
    next: (sessionId) => {
      const secret = randomBytes(secretBytes).toString('base64url');
      return { token: `rt_${sessionId}_${secret}${markOf(sessionId, secret)}`, hash: hashOf(secret) };
    },
    read: (token) => {
      const [, sessionId, secret, mark] = pattern.exec(token) ?? [];
      if (!sessionId || !secret || !mark) return undefined;
      const ours = timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(sessionId, secret)));
      return ours ? { sessionId, hash: hashOf(secret) } : undefined;
    },
  };
};
