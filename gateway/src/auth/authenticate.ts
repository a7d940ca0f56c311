import { isRuleViolation, RuleViolation } from '@mumaris/kit/errors';
import type { Request, RequestHandler } from 'express';
import type { JWTPayload } from 'jose';
import { Passport } from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { refuse } from '../http/refuse';
import { revocableIdsOf, type SignedIn, signedInOf } from './caller-of';
import type { Revocations } from './revocations';
import type { TokenVerifier } from './token-verifier';

/** What a refused token is answered with (RFC 6750). */
export const invalidToken = 'Bearer error="invalid_token"';

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
const bearer = ExtractJwt.fromAuthHeaderAsBearerToken();

/** Only a whole, well-formed header is read; anything longer than a token would cost the extractor's pattern time. */
const tokenOf = (request: Request): string | null => {
  const header = request.get('authorization') ?? '';
  return header.length <= longestHeader && /^bearer [\w.~+/=-]+$/i.test(header) ? bearer(request) : null;
};

/** Asked for each request anew, so that a token is refused from the moment on that the list has it. */
const judge = (payload: JWTPayload, revocations: Revocations): SignedIn | RuleViolation => {
  const signedIn = signedInOf(payload);
  if (!signedIn) return new RuleViolation('TOKEN_INVALID');
  if (!revocations.known) return new RuleViolation('SIGN_IN_UNAVAILABLE');
  return revocableIdsOf(signedIn).some(revocations.has) ? new RuleViolation('TOKEN_REVOKED') : signedIn;
};

const strategyOf = (verify: TokenVerifier, revocations: Revocations) =>
  new Strategy(
    {
      jwtFromRequest: tokenOf,
      secretOrKeyProvider: (_request, _token, done) => done(null, verify as unknown as string),
    },
    (payload: JWTPayload, done) => {
      const judged = judge(payload, revocations);
      if (isRuleViolation(judged)) done(null, false, judged);
      else done(null, judged);
    },
  );

/**
 * Puts the account or client of the bearer token on the request. Without an Authorization header the caller is a visitor; with
 * one that is not a good token the request is refused, never answered as a visitor's. A token whose time is over rides along
 * by itself where an app refreshes it or signs in again: the operation tells whether it needs one.
 */
export const authenticate = (verify: TokenVerifier, revocations: Revocations): RequestHandler => {
  // Named, and not handed over with each request: passport writes a request's callbacks on a strategy that it is handed, so
  // that of two requests at once one would be answered as the other's account. Of a named one it makes a copy each time.
  const passport = new Passport().use('bearer', strategyOf(verify, revocations));
  return (request, response, next) => {
    if (request.get('authorization') === undefined) return next();
    const decide = (error: unknown, user: SignedIn | false | null, info: unknown) => {
      if (error) return next(error);
      if (user) {
        request.signedIn = user;
        return next();
      }
      const violation = isRuleViolation(info) ? info : new RuleViolation('TOKEN_INVALID');
      if (violation.code === 'TOKEN_EXPIRED') {
        request.tokenExpired = true;
        return next();
      }
      if (violation.code === 'SIGN_IN_UNAVAILABLE') return refuse(response, 503, violation);
      response.set('www-authenticate', invalidToken);
      return refuse(response, 401, violation);
    };
    (passport.authenticate('bearer', { session: false }, decide) as RequestHandler)(request, response, next);
  };
};

declare module 'express-serve-static-core' {
  interface Request {
    signedIn?: SignedIn;
    tokenExpired?: boolean;
  }
}
