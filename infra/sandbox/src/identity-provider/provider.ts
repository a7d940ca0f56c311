import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type Configuration, type JWK, type KoaContextWithOIDC, Provider } from 'oidc-provider';

/** Where it lies below the sandbox's address. */
export const providerPath = '/identity-provider';

/** How strongly a person was verified: the values of `acr`. */
export const strengths = ['substantial', 'high'] as const;

const CLIENT_ID = 'mumaris';
const MINUTES = 60;

interface Parts {
  issuer: string;
  clientSecret: string;
  returnUrl: string;
}

/** A key of this process: whoever asks for the keys again finds the next one. */
const signingKey = (): JWK => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' };
};

/** Nobody is asked for consent: the choice of a person is one. */
const grantAll = async ({ oidc }: KoaContextWithOIDC) => {
  const grant = new oidc.provider.Grant({ clientId: CLIENT_ID, accountId: oidc.session?.accountId ?? '' });
  grant.addOIDCScope('openid national_id');
  await grant.save();
  return grant;
};

const configuration = ({ clientSecret, returnUrl }: Parts): Configuration => ({
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: clientSecret,
      redirect_uris: [returnUrl],
      id_token_signed_response_alg: 'ES256',
      require_auth_time: true,
    },
  ],
  jwks: { keys: [signingKey()] },
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  responseTypes: ['code'],
  scopes: ['openid'],
  acrValues: [...strengths],
  claims: { openid: ['sub'], national_id: ['national_id'] },
  // The ID number is in the ID token itself, as whoever signs somebody in wants it signed.
  conformIdTokenClaims: false,
  ttl: {
    Interaction: 30 * MINUTES,
    Grant: 30 * MINUTES,
    Session: 30 * MINUTES,
    AccessToken: 5 * MINUTES,
    IdToken: 5 * MINUTES,
    AuthorizationCode: MINUTES,
  },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  interactions: { url: (_context, { uid }) => `${providerPath}/interaction/${uid}` },
  findAccount: (_context, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, national_id: accountId }),
  }),
  loadExistingGrant: grantAll,
});

/** A national identity provider by OpenID Connect, with one client; what it remembers is bounded and in memory. */
export const createProvider = (parts: Parts): Provider => new Provider(parts.issuer, configuration(parts));
