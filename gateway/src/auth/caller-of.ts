import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '@mumaris/kit/auth/caller';
import { readScopes } from '@mumaris/kit/auth/scope-words';
import { type Role, roles } from '@mumaris/schemas';
import type { JWTPayload } from 'jose';
import { plainAddress } from './plain-address';

/** A person's account and session. */
interface SignedInAccount {
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
}

/** An employer's client, which is no account and has no role (PRT-01). */
interface SignedInClient {
  readonly client: NonNullable<Caller['client']>;
}

/** Who a verified token names; its claims are those that identity writes. */
export type SignedIn = SignedInAccount | SignedInClient;

const longestDevice = 300;

const isRole = (word: unknown): word is Role => (roles as readonly unknown[]).includes(word);

const isWord = (claim: unknown): claim is string => typeof claim === 'string' && claim !== '';

/** What only the token of an account says, and what only that of a client: no token says both. */
const accountClaims = ['sid', 'roles'] as const;
const clientClaims = ['client_id', 'org', 'scope'] as const;

const accountOf = ({ sub, sid, roles: words }: JWTPayload): SignedInAccount | undefined =>
  isWord(sub) && isWord(sid) && Array.isArray(words)
    ? { accountId: sub, sessionId: sid, roles: [...new Set(words.filter(isRole))] }
    : undefined;

const clientOf = ({ sub, client_id: id, org, scope }: JWTPayload): SignedInClient | undefined =>
  isWord(id) && id === sub && isWord(org) && isWord(scope)
    ? { client: { id, organisationId: org, scopes: readScopes(scope) } }
    : undefined;

/**
 * The account or client of a token's claims; undefined where they name nobody, or both. An unknown role or scope gives
 * no right.
 */
export const signedInOf = (claims: JWTPayload): SignedIn | undefined => {
  const isAccount = accountClaims.some((claim) => claim in claims);
  const isClient = clientClaims.some((claim) => claim in claims);
  if (isAccount === isClient) return undefined;
  return isAccount ? accountOf(claims) : clientOf(claims);
};

/** The ids by which identity ends tokens before their time: a session's, or a client's and its employer's. */
export const revocableIdsOf = (signedIn: SignedIn): readonly string[] =>
  'client' in signedIn ? [signedIn.client.id, signedIn.client.organisationId] : [signedIn.sessionId];

/** What a request says about where it comes from. */
interface From {
  readonly ip?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * On whose behalf the subgraphs are called. The address is the socket's, or what the trusted proxies in front say
 * (`trust proxy` of express, set from TRUST_PROXY).
 */
export const callerOf = ({ ip, headers }: From, signedIn: SignedIn | undefined): Caller => {
  const device = headers['user-agent']?.slice(0, longestDevice);
  const from = { address: plainAddress(ip) ?? '', ...(device && { device }) };
  if (!signedIn) return { roles: [], ...from };
  if ('client' in signedIn) return { client: signedIn.client, roles: [], ...from };
  const { accountId, sessionId, roles: granted } = signedIn;
  return { accountId, sessionId, roles: [...granted], ...from };
};
