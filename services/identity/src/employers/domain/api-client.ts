import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { ClientAuthentication, Scope } from '@mumaris/schemas';
import type { Rules } from '../../domain/rules';

/** A secret or key of a client: the hash of the one, the public half of the other. */
interface ClientSecret {
  readonly id: string;
  /** Tells one from another: the end of the secret, the beginning of the key's thumbprint. */
  readonly hint: string;
  readonly hash: string | null;
  readonly publicKey: Readonly<Record<string, string>> | null;
  readonly createdAt: Date;
}

export type NewClientSecret = Omit<ClientSecret, 'createdAt'>;

/** An OAuth 2 client of an employer (PRT-01). */
export interface ApiClient {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly method: ClientAuthentication;
  /** Oldest first; one, or two while its systems change over. */
  readonly secrets: readonly ClientSecret[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface NewClient {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly method: ClientAuthentication;
  readonly secret: NewClientSecret;
}

type OrganisationRules = Rules['organisations'];

const assertLiving = ({ revokedAt }: ApiClient): void => {
  if (revokedAt) throw new RuleViolation('CLIENT_REVOKED');
};

/** Makes a client (PRT-01). @throws RuleViolation or RuleViolations REQUIRED, TOO_LONG */
export const createApiClient = (
  { secret, ...client }: NewClient,
  { nameMaxLength: max }: OrganisationRules,
  now: Date,
): Change<ApiClient> => {
  const scopes = [...new Set(client.scopes)];
  const { name } = allRead({
    name: required(readLine(client.name, max, 'name'), 'name'),
    scopes: scopes.length > 0 || new RuleViolation('REQUIRED', {}, 'scopes'),
  });
  const secrets = [{ ...secret, createdAt: now }];
  return { state: { ...client, name, scopes, secrets, createdAt: now, lastUsedAt: null, revokedAt: null } };
};

const isSame = (one: NewClientSecret, other: NewClientSecret) =>
  one.publicKey !== null && other.publicKey !== null && one.hint === other.hint;

/**
 * Gives a client one more secret or key; the one before stays valid until it is retired (PRT-01).
 * @throws RuleViolation CLIENT_REVOKED, TOO_MANY_SECRETS, PUBLIC_KEY_KNOWN
 */
export const rotateSecret = (
  client: ApiClient,
  secret: NewClientSecret,
  { secretsAtMost: max }: OrganisationRules,
  now: Date,
): Change<ApiClient> => {
  assertLiving(client);
  if (client.secrets.length >= max) throw new RuleViolation('TOO_MANY_SECRETS', { max });
  if (client.secrets.some((known) => isSame(known, secret)))
    throw new RuleViolation('PUBLIC_KEY_KNOWN', {}, 'publicKey');
  return { state: { ...client, secrets: [...client.secrets, { ...secret, createdAt: now }] } };
};

/** Ends one secret or key, and never the last. @throws RuleViolation CLIENT_REVOKED, NOT_FOUND, LAST_SECRET */
export const retireSecret = (client: ApiClient, secretId: string): Change<ApiClient> => {
  assertLiving(client);
  const left = client.secrets.filter(({ id }) => id !== secretId);
  if (left.length === client.secrets.length) throw new RuleViolation('NOT_FOUND', {}, 'secretId');
  if (!left.length) throw new RuleViolation('LAST_SECRET', {}, 'secretId');
  return { state: { ...client, secrets: left } };
};

/** Revokes a client for good (PRT-01). @throws RuleViolation CLIENT_REVOKED where it is revoked already */
export const revokeApiClient = (client: ApiClient, now: Date): Change<ApiClient> => {
  assertLiving(client);
  return { state: { ...client, revokedAt: now } };
};
