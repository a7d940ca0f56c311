import { toScopeWord } from '@mumaris/kit/auth/scope-words';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { ApiClient } from '../domain/api-client';
import type { ApiClientRepository } from '../store/api-client.repository';
import type { UsedOnceRepository } from '../../store/used-once.repository';
import type { OrganisationRepository } from '../store/organisation.repository';

interface Stores {
  apiClients: ApiClientRepository;
  organisations: OrganisationRepository;
  assertions: UsedOnceRepository;
}

/** Our own words of a client, which the provider carries along beside those of OAuth. */
export const clientWords = ['organisation_id', 'granted_scope'] as const;

/** Between the hashes of the secrets that are valid: none of them has it. */
const separator = '.';

/** The hashes of a client's secrets, out of what the provider takes for its one secret. */
export const hashesOf = (clientSecret: string | undefined): string[] => (clientSecret ?? '').split(separator);

const proofOf = ({ method, secrets }: ApiClient) => {
  switch (method) {
    case 'CLIENT_SECRET':
      return {
        token_endpoint_auth_method: 'client_secret_basic' as const,
        client_secret: secrets.map(({ hash }) => hash ?? '').join(separator),
      };
    case 'PRIVATE_KEY_JWT':
      return {
        token_endpoint_auth_method: 'private_key_jwt' as const,
        jwks: { keys: secrets.flatMap(({ publicKey }) => (publicKey ? [{ ...publicKey }] : [])) },
      };
  }
};

const toMetadata = (client: ApiClient) => ({
  client_id: client.id,
  organisation_id: client.organisationId,
  granted_scope: client.scopes.map(toScopeWord).join(' '),
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  ...proofOf(client),
});

const unused = (): Promise<undefined> => Promise.reject(new Error('the token endpoint has no use for it'));

/** Clients that may get a token now: not ended, and of an employer that is let in (PRT-01). */
const findClient =
  ({ apiClients, organisations }: Stores) =>
  async (id: string): Promise<AdapterPayload | undefined> => {
    const client = await apiClients.find(id);
    if (!client || client.revokedAt) return undefined;
    const organisation = await organisations.find(client.organisationId);
    return organisation?.status === 'ACTIVE' ? toMetadata(client) : undefined;
  };

/**
 * Takes the place of the provider's look-up before its write: of one assertion sent twice at once, the unique index
 * lets one in.
 */
const useAssertion =
  ({ assertions }: Stores) =>
  async (id: string, { exp = 0 }: AdapterPayload): Promise<undefined> => {
    if (await assertions.use(id, new Date(exp * 1_000))) return undefined;
    throw new errors.InvalidClientAuth('the client assertion was used before');
  };

/** What the provider reads and writes: our clients, and the assertions that were used. Tokens are not kept. */
export const createAdapter =
  (stores: Stores): AdapterFactory =>
  (kind): Adapter => ({
    find: kind === 'Client' ? findClient(stores) : () => Promise.resolve(undefined),
    upsert: kind === 'ReplayDetection' ? useAssertion(stores) : unused,
    findByUserCode: unused,
    findByUid: unused,
    consume: unused,
    destroy: unused,
    revokeByGrantId: unused,
  });
