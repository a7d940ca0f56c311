import type { IncomingMessage } from 'node:http';
import type { Clock } from '@mumaris/kit/clock';
import { isRuleViolation, RuleViolation } from '@mumaris/kit/errors';
import type { Request, RequestHandler, Response } from 'express';
import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { Passport } from 'passport';
import { Strategy } from 'passport-jwt';
import { type Refusal, refusal } from '../errors/refusal';
import { revocableIdsOf, type SignedIn, signedInOf } from './caller-of';
import type { Revocations } from './revocations';
import { clockTolerance, type TokenVerifier } from './token-verifier';

/** A token that was verified: who it names, until when. */
interface Verified {
  readonly signedIn: SignedIn;
  readonly expiresAt: number;
}

/** Whoever is signed in; undefined for a visitor; `expired` where the token's time is over. */
type Authenticated = SignedIn | 'expired' | undefined;

/**
 * Tells who sent a request. Without an Authorization header it is a visitor's; with one that is not a good token it is
 * refused, never answered as a visitor's. A token whose time is over rides along by itself where an app refreshes it or signs in
 * again: the operation tells whether it needs one.
 * @throws Refusal
 */
export type Authenticate = (request: IncomingMessage) => Promise<Authenticated> | Authenticated;

type Done = (error: unknown, payload?: JWTPayload) => void;

/**
 * passport-jwt verifies with jsonwebtoken, which knows no EdDSA. Its verifier can be replaced, once for all its
 * strategies; which keys to trust comes with each strategy, in place of its secret.
 */
const replaced = Strategy as unknown as {
  JwtVerifier: (token: string, verify: TokenVerifier, options: object, done: Done) => void;
};
replaced.JwtVerifier = (token, verify, _options, done) => {
  void verify(token).then((payload) => done(null, payload), done);
};

const longestHeader = 4_096;
/** A token that was verified is not verified again for so long: a key that identity takes back counts no longer than that. */
const rememberMs = 60_000;
const maxRemembered = 10_000;

/** Only a whole, well-formed header is read; anything longer than a token would cost time. */
const tokenOf = ({ headers: { authorization = '' } }: Pick<IncomingMessage, 'headers'>): string | null =>
  authorization.length <= longestHeader ? (/^bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? null) : null;

const strategyOf = (verify: TokenVerifier) =>
  new Strategy(
    {
      jwtFromRequest: tokenOf,
      secretOrKeyProvider: (_request, _token, done) => done(null, verify as unknown as string),
    },
    (payload: JWTPayload, done) => {
      const signedIn = signedInOf(payload);
      if (signedIn) done(null, { signedIn, expiresAt: (payload.exp ?? 0) * 1_000 } satisfies Verified);
      else done(null, false, new RuleViolation('TOKEN_INVALID'));
    },
  );

/** What a refused token is answered with (RFC 6750). */
export const tokenRefused = (violation: RuleViolation): Refusal =>
  refusal(violation, 401, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });

const refusalOf = (info: unknown): Refusal | 'expired' => {
  const violation = isRuleViolation(info) ? info : new RuleViolation('TOKEN_INVALID');
  if (violation.code === 'TOKEN_EXPIRED') return 'expired';
  return violation.code === 'SIGN_IN_UNAVAILABLE' ? refusal(violation, 503) : tokenRefused(violation);
};

/** Has passport verify the token of a request. */
const verifying = (verify: TokenVerifier) => {
  // Named, and not handed over with each request: passport writes a request's callbacks on a strategy that it is handed, so
  // that of two requests at once one would be answered as the other's account. Of a named one it makes a copy each time.
  const passport = new Passport().use('bearer', strategyOf(verify));
  return (request: IncomingMessage): Promise<Verified | 'expired'> =>
    new Promise((resolve, reject) => {
      const decide = (error: Error | null, found: Verified | false | null, info: unknown) => {
        if (error) return reject(error);
        if (found) return resolve(found);
        const refused = refusalOf(info);
        if (refused === 'expired') resolve(refused);
        else reject(refused);
      };
      const handler = passport.authenticate('bearer', { session: false }, decide) as RequestHandler;
      void handler(request as Request, {} as Response, reject);
    });
};

export const authenticateWith = (verify: TokenVerifier, revocations: Revocations, clock: Clock): Authenticate => {
  const verified = verifying(verify);
  const remembered = new LRUCache<string, Verified>({ max: maxRemembered, ttl: rememberMs });

  /** Asked for each request anew, so that a token is refused from the moment on that the list has it. */
  const judged = ({ signedIn }: Verified): SignedIn => {
    if (!revocations.known) throw refusal(new RuleViolation('SIGN_IN_UNAVAILABLE'), 503);
    if (revocableIdsOf(signedIn).some(revocations.has)) throw tokenRefused(new RuleViolation('TOKEN_REVOKED'));
    return signedIn;
  };

  const judgedOnce = async (request: IncomingMessage, token: string): Promise<Authenticated> => {
    const found = await verified(request);
    if (found === 'expired') return found;
    remembered.set(token, found);
    return judged(found);
  };

  return (request) => {
    const header = request.headers.authorization;
    if (header === undefined) return undefined;
    const known = remembered.get(header);
    if (known && clock.now().getTime() < known.expiresAt + clockTolerance * 1_000) return judged(known);
    return judgedOnce(request, header);
  };
};
