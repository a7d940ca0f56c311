import { type Caller, roles, type Role } from '@mumaris/kit/auth/caller';
import type { Request } from 'express';
import type { JWTPayload } from 'jose';

/** What one request to the graph carries through the gateway. */
export interface GatewayContext {
  caller: Caller;
}

/** Who a verified token names; its claims are those that identity writes. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
}

const longestDevice = 300;

const isRole = (word: unknown): word is Role => (roles as readonly unknown[]).includes(word);

/** The account of a token's claims; undefined where they name nobody. An unknown role gives no right. */
export const signedInOf = ({ sub, sid, roles: words }: JWTPayload): SignedIn | undefined => {
  if (!sub || typeof sid !== 'string' || !sid || !Array.isArray(words)) return undefined;
  return { accountId: sub, sessionId: sid, roles: [...new Set(words.filter(isRole))] };
};

/** `::ffff:10.0.0.1` is the same machine as `10.0.0.1`: attempts are counted per address (IDN-12). */
const plainAddress = (address: string | undefined) => (address ?? '').replace(/^::ffff:(?=\d+\.)/, '').slice(0, 64);

/**
 * On whose behalf the subgraphs are called. The address is the socket's, or what the trusted proxies in front say
 * (`trust proxy` of express, set from TRUST_PROXY).
 */
export const callerOf = (request: Request, signedIn: SignedIn | undefined): Caller => {
  const device = request.get('user-agent')?.slice(0, longestDevice);
  return {
    ...(signedIn && { accountId: signedIn.accountId, sessionId: signedIn.sessionId }),
    roles: signedIn ? [...signedIn.roles] : [],
    address: plainAddress(request.ip),
    ...(device && { device }),
  };
};
