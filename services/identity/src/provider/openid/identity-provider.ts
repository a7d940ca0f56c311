import { setTimeout as pause } from 'node:timers/promises';
import type { Secret } from '@mumaris/kit/config';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import * as openid from 'openid-client';
import { isAway, NoAnswer, whyOf } from './failures';
import { keptFor } from './kept-for';
import type { Guards } from './visit-secrets';

/** How the platform is known to the provider, and how long it waits for it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** The frontend's page that the provider leads back to. */
  readonly returnUrl: string;
  readonly patienceMs: number;
  /** Whether it may be asked in clear: never in production. */
  readonly inClear: boolean;
}

interface Question extends Guards {
  readonly scope: string;
  /** How strongly the person is to be verified, the best first. */
  readonly acrValues: readonly string[];
  /** Whether one who is signed in there has to sign in anew. */
  readonly anew: boolean;
}

export interface ProviderAnswer {
  readonly code: string;
  readonly state: string;
  readonly iss?: string | null | undefined;
}

/** The national identity provider, by OpenID Connect: authorization code with PKCE (IDN-17). */
export interface IdentityProvider {
  /** Where a browser goes to be verified. @throws RuleViolation PROVIDER_AWAY */
  addressOf(question: Question): Promise<string>;
  /**
   * The claims of the ID token that an answer is worth: signed by the provider, for us, for this visit.
   * @param begunAt where given, refuses whoever signed in there before it
   * @throws RuleViolation PROVIDER_AWAY, PROVIDER_REFUSED
   */
  claimsOf(answer: ProviderAnswer, guards: Guards, begunAt?: Date): Promise<Readonly<Record<string, unknown>>>;
}

const discover = ({ issuer, clientId, clientSecret, patienceMs, inClear }: ProviderSettings) =>
  openid
    .discovery(new URL(issuer), clientId, undefined, openid.ClientSecretBasic(clientSecret.reveal()), {
      timeout: patienceMs / 1_000,
      // By itself the library trusts the connection and looks at no signature.
      execute: [openid.enableNonRepudiationChecks, ...(inClear ? [openid.allowInsecureRequests] : [])],
    })
    .catch((cause: unknown) => {
      throw new NoAnswer('no metadata', { cause });
    });

/** Lets several calls of one request together take no longer than one may. */
const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const over = new AbortController();
  const deadline = pause(ms, undefined, { signal: over.signal }).then(() => {
    throw new NoAnswer('it takes too long');
  });
  deadline.catch(() => undefined);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    over.abort();
    work.catch(() => undefined);
  }
};

const addressFor = async (
  { returnUrl }: ProviderSettings,
  config: openid.Configuration,
  { scope, acrValues, anew, state, nonce, verifier }: Question,
): Promise<string> =>
  openid.buildAuthorizationUrl(config, {
    redirect_uri: returnUrl,
    scope,
    acr_values: acrValues.join(' '),
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(anew && { prompt: 'login', max_age: '0' }),
  }).href;

const exchange = async (
  { returnUrl }: ProviderSettings,
  config: openid.Configuration,
  { code, state, iss }: ProviderAnswer,
  guards: Guards,
  begunAt: Date | undefined,
) => {
  const answered = new URL(returnUrl);
  answered.search = new URLSearchParams({ code, state, ...(iss && { iss }) }).toString();
  const tokens = await openid.authorizationCodeGrant(config, answered, {
    expectedState: guards.state,
    expectedNonce: guards.nonce,
    pkceCodeVerifier: guards.verifier,
    // Whoever signed in there since this visit began did so no longer ago than it is old.
    ...(begunAt && { maxAge: Math.ceil((Date.now() - begunAt.getTime()) / 1_000) }),
  });
  return { ...tokens.claims() };
};

/** @param metadataMinutes for how long its addresses are kept */
export const createIdentityProvider = (
  settings: ProviderSettings,
  metadataMinutes: number,
  log: Logger,
): IdentityProvider => {
  const configuration = keptFor(metadataMinutes * 60_000, () => discover(settings));
  const ask = async <T>(work: (config: openid.Configuration) => Promise<T>): Promise<T> => {
    try {
      return await within(settings.patienceMs, configuration().then(work));
    } catch (error) {
      const away = isAway(error);
      // The error itself carries what the provider answered.
      log.warn(whyOf(error), away ? 'the identity provider is away' : 'an answer of the identity provider was refused');
      throw new RuleViolation(away ? 'PROVIDER_AWAY' : 'PROVIDER_REFUSED');
    }
  };
  return {
    addressOf: (question) => ask((config) => addressFor(settings, config, question)),
    claimsOf: (answer, guards, begunAt) => ask((config) => exchange(settings, config, answer, guards, begunAt)),
  };
};
