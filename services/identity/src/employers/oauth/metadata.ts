import { toScopeWord } from '@mumaris/kit/auth/scope-words';
import { scopes } from '@mumaris/schemas';

export const tokenPath = '/oauth/token';
export const metadataPath = '/.well-known/oauth-authorization-server';
export const clientAuthMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const;
/** What a client may sign its assertions with; `Ed25519` is the new name of EdDSA with that curve. */
export const assertionAlgorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256'] as const;

/**
 * What a client's library asks first (RFC 8414). It is ours, since the provider would name endpoints that nobody serves.
 * @param issuer the public address of the gateway
 */
export const serverMetadata = (issuer: string) => ({
  issuer,
  token_endpoint: new URL(tokenPath, issuer).href,
  jwks_uri: new URL('/.well-known/jwks.json', issuer).href,
  grant_types_supported: ['client_credentials'],
  response_types_supported: [],
  scopes_supported: scopes.map(toScopeWord),
  token_endpoint_auth_methods_supported: clientAuthMethods,
  token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
});
