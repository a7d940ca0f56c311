import type { ApiClient, ClientSecret } from '../domain/api-client';

/** A secret or key as resolvers hand it on: without its hash and its key. */
interface ClientSecretNode {
  readonly id: string;
  readonly organisationId: string;
  readonly hint: string;
  readonly createdAt: Date;
}

/** A client as resolvers hand it on: its employer by the name that the access rules look for. */
export type ApiClientNode = Omit<ApiClient, 'secrets'> & { readonly secrets: readonly ClientSecretNode[] };

export const toApiClientNode = ({ secrets, ...client }: ApiClient): ApiClientNode => {
  const { organisationId } = client;
  const toNode = ({ id, hint, createdAt }: ClientSecret) => ({ id, organisationId, hint, createdAt });
  return { ...client, secrets: secrets.map(toNode) };
};
