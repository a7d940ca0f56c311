import type { Clock } from '@mumaris/kit/clock';
import { SignJWT } from 'jose';
import type { Account } from '../domain/account';
import { grantedRoles, type Session } from '../domain/session';
import type { Rules } from '../domain/rules';
import { type KeyRing, signingAlgorithm } from './key-ring';

/** Whom access tokens are for. */
export const tokenAudience = 'mumaris';

/** Signs what the gateway lets an account in by: a JWT with its id, session, roles and language (IDN-08). */
export interface AccessTokens {
  issue(account: Account, session: Session): Promise<{ accessToken: string; accessTokenExpiresAt: Date }>;
}

interface Parts {
  keyRing: KeyRing;
  issuer: string;
  rules: Rules['sessions'];
  clock: Clock;
}

const wholeSeconds = (instant: Date | number) => Math.floor(instant.valueOf() / 1_000);

export const createAccessTokens = ({ keyRing, issuer, rules, clock }: Parts): AccessTokens => ({
  issue: async (account, session) => {
    const { id, language } = account;
    const now = clock.now().getTime();
    // No token outlives its session.
    const end = wholeSeconds(Math.min(now + rules.accessTokenMinutes * 60_000, session.expiresAt.getTime()));
    const { kid, key } = await keyRing.signer();
    const accessToken = await new SignJWT({
      sid: session.id,
      roles: grantedRoles(account, session),
      lang: language.toLowerCase(),
    })
      .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(tokenAudience)
      .setSubject(id)
      .setIssuedAt(wholeSeconds(now))
      .setExpirationTime(end)
      .sign(key);
    return { accessToken, accessTokenExpiresAt: new Date(end * 1_000) };
  },
});
