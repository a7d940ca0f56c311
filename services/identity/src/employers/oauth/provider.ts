import type { Clock } from '@mumaris/kit/clock';
import { isRuleViolation, type RuleViolation, toFailure } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import type { JWK } from 'jose';
import {
  type AdapterFactory,
  type Client,
  type Configuration,
  errors,
  type KoaContextWithOIDC,
  Provider,
  type ResourceServer,
} from 'oidc-provider';
import type { Limits } from '../../limits/limits';
import type { Rules } from '../../domain/rules';
import { matchesSecret } from '../secrets/client-secrets';
import type { ApiClientRepository } from '../store/api-client.repository';
import { tokenAudience } from '../../tokens/access-tokens';
import { signingAlgorithm } from '../../tokens/key-ring';
import { clientWords, hashesOf } from './client-adapter';
import { retryAfter } from './retry-after';
import { assertionAlgorithms, clientAuthMethods, tokenPath } from './metadata';

export interface ProviderParts {
  issuer: string;
  adapter: AdapterFactory;
  apiClients: Pick<ApiClientRepository, 'noteUse'>;
  limits: Pick<Limits, 'take'>;
  rules: Pick<Rules, 'sessions' | 'organisations'>;
  clock: Clock;
  log: Logger;
}

/** The graph as OAuth names a resource: an absolute URI. */
const resource = 'urn:mumaris:graph';
const clockToleranceSeconds = 5;

const off = { enabled: false } as const;
const unneeded = {
  devInteractions: off,
  userinfo: off,
  introspection: off,
  revocation: off,
  registration: off,
  rpInitiatedLogout: off,
  pushedAuthorizationRequests: off,
  dPoP: off,
  claimsParameter: off,
};

const grantedTo = (client: Client): string => String(client['granted_scope']);

/** A refusal in OAuth's form: its description is for developers, and RFC 6749 has it in ASCII. */
const slowDown = (violation: RuleViolation) =>
  Object.assign(new errors.SlowDown(toFailure(violation).message.en), { status: 429, statusCode: 429 });

/**
 * Counts a client that has proved itself, so that nobody else uses its tries up; then says what it may have: what it
 * asked for of what it was given, and all of that where it asked for nothing (PRT-01).
 */
const resourceOf =
  ({ limits }: ProviderParts) =>
  async (context: KoaContextWithOIDC, asked: string, client: Client): Promise<ResourceServer> => {
    if (asked !== resource) throw new errors.InvalidTarget();
    try {
      await limits.take('clientToken', { subject: client.clientId });
    } catch (error) {
      if (!isRuleViolation(error)) throw error;
      context.set('retry-after', retryAfter(error));
      throw slowDown(error);
    }
    const scope = grantedTo(client);
    const { params } = context.oidc;
    if (params) params['scope'] ??= scope;
    return {
      scope,
      audience: tokenAudience,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: signingAlgorithm } },
    };
  };

type Customise = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

/** The claims as the gateway reads them, at the platform's time. */
const claimsOf =
  ({ issuer, apiClients, clock, rules }: ProviderParts): Customise =>
  async (_context, token, jwt) => {
    const client = 'client' in token ? (token.client as Client) : undefined;
    if (!client) throw new Error('a token of no client');
    if (!token.scope) throw new errors.InvalidScope('none of the scopes asked for is given to the client', '');
    const now = clock.now();
    const iat = Math.floor(now.getTime() / 1_000);
    jwt.payload = {
      iss: issuer,
      aud: tokenAudience,
      sub: client.clientId,
      client_id: client.clientId,
      org: client['organisation_id'],
      scope: token.scope,
      jti: jwt.payload['jti'],
      iat,
      exp: iat + rules.sessions.accessTokenMinutes * 60,
    };
    await apiClients.noteUse(client.clientId, now);
  };

/** No assertion is good for long, so that a stolen one is not and its use need not be remembered for ever. */
const assertShortLived =
  ({ rules }: ProviderParts) =>
  (_context: KoaContextWithOIDC, { exp }: { exp?: unknown }): void => {
    const latest = Date.now() / 1_000 + rules.organisations.assertionMinutes * 60 + clockToleranceSeconds;
    if (!(Number(exp) <= latest)) throw new errors.InvalidClientAuth('the client assertion lives too long');
  };

const configuration = (parts: ProviderParts, signingKey: JWK): Configuration => ({
  adapter: parts.adapter,
  jwks: { keys: [{ ...signingKey, use: 'sig', alg: signingAlgorithm }] as never },
  routes: { token: tokenPath },
  clientAuthMethods: [...clientAuthMethods],
  enabledJWA: { clientAuthSigningAlgValues: [...assertionAlgorithms] },
  clientDefaults: { id_token_signed_response_alg: signingAlgorithm },
  extraClientMetadata: { properties: [...clientWords] },
  scopes: [],
  responseTypes: [],
  clockTolerance: clockToleranceSeconds,
  ttl: { ClientCredentials: parts.rules.sessions.accessTokenMinutes * 60 },
  assertJwtClientAuthClaimsAndHeader: assertShortLived(parts),
  formats: { customizers: { jwt: claimsOf(parts) } },
  features: {
    ...unneeded,
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      getResourceServerInfo: resourceOf(parts),
    },
  },
});

/** An OAuth 2 provider with one grant, client credentials, which signs with one key (PRT-01). */
export const createProvider = (parts: ProviderParts, signingKey: JWK): Provider => {
  const provider = new Provider(parts.issuer, configuration(parts, signingKey));
  // It stands behind the gateway; what it takes for its own address is the issuer's.
  provider.proxy = true;
  provider.Client.prototype.compareClientSecret = function (this: Client, actual: string) {
    return matchesSecret(actual, hashesOf(this.clientSecret));
  };
  provider.on('server_error', (_context, error) => parts.log.error({ err: error }, 'the token endpoint failed'));
  return provider;
};
