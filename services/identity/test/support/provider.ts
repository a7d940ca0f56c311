import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type Configuration, type JWK, type KoaContextWithOIDC, Provider } from 'oidc-provider';

export const returnUrl = 'https://portal.example/provider-return';
export const client = { id: 'mumaris', secret: 'a secret between the two of them' };

/** Who signs in at the provider next, how strongly, and what else its word is changed in. */
export interface Person {
  readonly idNumber?: unknown;
  readonly email?: string;
  readonly acr?: string;
  /** Since when the person has been signed in there, in seconds before now. */
  readonly signedInFor?: number;
}

type Claims = JWTPayload & Record<string, unknown>;
type Sign = (claims: Claims) => Promise<string>;

/** What a test makes of the provider. */
interface Play {
  person: Person;
  /** Takes the ID token's place; `sign` signs as the provider does. */
  idToken?: ((claims: Claims, sign: Sign) => Promise<string>) | undefined;
  /** What it answers to services in place of what was asked for. */
  answer?: ((res: ServerResponse) => void) | undefined;
}

const asClaims = (idToken: string): Claims =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Claims;

const configuration = (play: Play, key: JWK): Configuration => ({
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [returnUrl],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: ['of the test'] },
  pkce: { required: () => true },
  ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  acrValues: ['low', 'substantial', 'high'],
  claims: { openid: ['sub'], national_id: ['national_id', 'email'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, accountId) => {
    const { idNumber, email } = play.person;
    return { accountId, claims: () => ({ sub: accountId, national_id: idNumber, email }) };
  },
  loadExistingGrant: async (context: KoaContextWithOIDC) => {
    const accountId = context.oidc.session?.accountId ?? '';
    const grant = new context.oidc.provider.Grant({ clientId: client.id, accountId });
    grant.addOIDCScope('openid national_id');
    await grant.save();
    return grant;
  },
});

/** Has the person of the play sign in, without a page. */
const signInAs = (provider: Provider, { person }: Play, req: IncomingMessage, res: ServerResponse) => {
  const { acr = 'substantial', signedInFor = 0 } = person;
  const ts = Math.floor(Date.now() / 1_000) - signedInFor;
  return provider.interactionFinished(req, res, { login: { accountId: 'somebody', acr, ts } });
};

const changeIdToken = (provider: Provider, play: Play, privateKey: CryptoKey) => {
  const sign: Sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (play.idToken && typeof body?.id_token === 'string')
      body.id_token = await play.idToken(asClaims(body.id_token), sign);
  });
};

/** A national identity provider: oidc-provider over HTTP, which has whoever a test says sign in. */
export const openTestProvider = async () => {
  const play: Play = { person: {} };
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' } as JWK;
  const server: Server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(play, key));
  changeIdToken(provider, play, privateKey);
  const serve = provider.callback();
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (play.answer) play.answer(res);
    else if (req.url?.startsWith('/interaction/')) void signInAs(provider, play, req, res);
    else void serve(req, res);
  });
  return {
    issuer,
    play,
    /** What identity is configured with to know it. */
    environment: {
      IDENTITY_PROVIDER_ISSUER: issuer,
      IDENTITY_PROVIDER_CLIENT_ID: client.id,
      IDENTITY_PROVIDER_CLIENT_SECRET: client.secret,
      IDENTITY_PROVIDER_RETURN_URL: returnUrl,
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
export type TestProvider = Awaited<ReturnType<typeof openTestProvider>>;
