import { type Caller, callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { mutation } from './mutate';
import type { WithErrors, World } from './world';

const client = 'client { id name scopes method secrets { id hint createdAt } createdAt lastUsedAt revokedAt }';
const organisation = 'organisation { id name { ar en } city { ar en } status contacts { name email phone } }';

export interface OrganisationAnswer extends WithErrors {
  organisation: {
    id: string;
    name: { ar: string; en: string };
    status: string;
    contacts: { name: string; email: string; phone: string | null }[];
  } | null;
}
export interface ClientAnswer extends WithErrors {
  client: {
    id: string;
    scopes: string[];
    secrets: { id: string; hint: string }[];
    lastUsedAt: string | null;
    revokedAt: string | null;
  } | null;
  secret?: string | null;
}

export const admin: Partial<Caller> = { accountId: 'acc_admin', roles: ['ADMIN'], address: '192.0.2.1' };

export const organisationForm = (change: object = {}) => ({
  nameAr: 'مستشفى الواحة',
  nameEn: 'Al-Waha Hospital',
  cityAr: 'الأحساء',
  cityEn: 'Al-Ahsa',
  contacts: [{ name: 'مكتب التقنية', email: 'it@waha.example', phone: '013 589 0000' }],
  ...change,
});

/** What staff do about employers, in the words of the graph. */
export const staffActions = (world: World) => {
  const by = <A extends object>(name: string, selection: string) => mutation<A>(world, name, selection, admin);
  return {
    createOrganisation: by<OrganisationAnswer>('createOrganisation', organisation),
    updateOrganisation: by<OrganisationAnswer>('updateOrganisation', organisation),
    suspendOrganisation: by<OrganisationAnswer>('suspendOrganisation', organisation),
    reinstateOrganisation: by<OrganisationAnswer>('reinstateOrganisation', organisation),
    createApiClient: by<ClientAnswer>('createApiClient', `${client} secret`),
    rotateApiClientSecret: by<ClientAnswer>('rotateApiClientSecret', `${client} secret`),
    retireApiClientSecret: by<ClientAnswer>('retireApiClientSecret', client),
    revokeApiClient: by<ClientAnswer>('revokeApiClient', client),
  };
};

/** An employer that was added, and a client of it. */
export const newEmployer = async (world: World) => {
  const { organisation: added } = await staffActions(world).createOrganisation(organisationForm());
  if (!added) throw new Error('no employer');
  return added.id;
};

export const newClient = async (world: World, input: { organisationId: string } & Record<string, unknown>) => {
  const answer = await staffActions(world).createApiClient({
    name: 'HR system',
    scopes: ['ORGANISATION_READ', 'ROSTER_READ'],
    method: 'CLIENT_SECRET',
    ...input,
  });
  if (!answer.client) throw new Error(JSON.stringify(answer.errors));
  return { id: answer.client.id, secret: answer.secret ?? '', secretId: answer.client.secrets[0]?.id ?? '' };
};

/** A key pair as a client makes it: its public half as the JWK that staff register, its private half to sign with. */
export const newKeyPair = async (alg: 'EdDSA' | 'ES256' | 'RS256', options: object = {}) => {
  const pair = await generateKeyPair(alg, { extractable: true, ...options });
  const publicKey = JSON.stringify(await exportJWK(pair.publicKey));
  const privateKey = JSON.stringify(await exportJWK(pair.privateKey));
  const assertion = (clientId: string, claims: Record<string, unknown> = {}) => {
    const now = Math.floor(Date.now() / 1_000);
    const whole = {
      iss: clientId,
      sub: clientId,
      aud: 'https://mumaris.example',
      jti: crypto.randomUUID(),
      iat: now,
      exp: now + 60,
    };
    return new SignJWT({ ...whole, ...claims }).setProtectedHeader({ alg }).sign(pair.privateKey);
  };
  return { publicKey, privateKey, assertion };
};

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: {
    access_token?: string;
    expires_in?: number;
    token_type?: string;
    scope?: string;
    error?: string;
    error_description?: string;
  };
}

interface TokenRequest {
  form?: Record<string, string>;
  authorization?: string;
  address?: string;
  url?: string;
}

export const basic = (id: string, secret: string): string => `Basic ${btoa(`${id}:${secret}`)}`;

/** Asks for a token as the gateway passes a client's request on. */
export const askForToken = async (world: World, request: TokenRequest = {}): Promise<TokenAnswer> => {
  const { form = {}, authorization, address = '192.0.2.9', url = world.url } = request;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString();
  const key = keyBytes(world.config.CALLER_KEY.reveal());
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      [callerHeader]: signCaller({ roles: [], address }, 'identity', body, key),
      ...(authorization && { authorization }),
    },
    body,
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as TokenAnswer['body'] };
};

export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
