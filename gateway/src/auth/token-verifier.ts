import type { Clock } from '@mumaris/kit/clock';
import { RuleViolation } from '@mumaris/kit/errors';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { KeysUnavailable, type SigningKeys } from './signing-keys';

/** Seconds by which the clocks of two machines may differ. */
export const clockTolerance = 5;

/** Checks a token. @throws RuleViolation TOKEN_EXPIRED, TOKEN_INVALID or SIGN_IN_UNAVAILABLE */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

interface Trust {
  keys: SigningKeys;
  issuer: string;
  audience: string;
  clock: Clock;
}

const refusalOf = (error: unknown): RuleViolation => {
  if (error instanceof errors.JWTExpired) return new RuleViolation('TOKEN_EXPIRED');
  if (error instanceof KeysUnavailable) return new RuleViolation('SIGN_IN_UNAVAILABLE');
  return new RuleViolation('TOKEN_INVALID');
};

/** Verifies tokens that identity signed with EdDSA, at the platform's time. */
export const createTokenVerifier =
  ({ keys, issuer, audience, clock }: Trust): TokenVerifier =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        algorithms: ['EdDSA'],
        issuer,
        audience,
        currentDate: clock.now(),
        clockTolerance,
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  };
