import { ConfigError } from '@mumaris/kit/config';
import type { Logger } from '@mumaris/kit/log';
import type { Connection } from 'mongoose';
import type { IdentityConfig } from '../config';
import type { Rules } from '../domain/rules';
import { createIdentityProvider, type ProviderSettings } from './openid/identity-provider';
import { createVisitSecrets } from './openid/visit-secrets';
import { visitRepository } from './store/visit.repository';
import type { Deps } from './use-cases/deps';

type ProviderParts = Pick<Deps, 'identityProvider' | 'providerVisits' | 'visitSecrets'>;

/** @throws ConfigError where some of its variables are set and others are not */
const settingsOf = (config: IdentityConfig): ProviderSettings | undefined => {
  const issuer = config.IDENTITY_PROVIDER_ISSUER;
  const clientId = config.IDENTITY_PROVIDER_CLIENT_ID;
  const clientSecret = config.IDENTITY_PROVIDER_CLIENT_SECRET;
  const returnUrl = config.IDENTITY_PROVIDER_RETURN_URL;
  if (!issuer && !clientId && !clientSecret && !returnUrl) return undefined;
  if (!issuer || !clientId || !clientSecret || !returnUrl)
    throw new ConfigError('The variables IDENTITY_PROVIDER_… belong together: set all of them, or none');
  const inClear = config.NODE_ENV !== 'production';
  return { issuer, clientId, clientSecret, returnUrl, patienceMs: config.IDENTITY_PROVIDER_PATIENCE_MS, inClear };
};

interface Given {
  readonly connection: Connection;
  readonly config: IdentityConfig;
  readonly codeKey: Uint8Array;
  readonly rules: Rules['identityProvider'];
  readonly log: Logger;
}

/** What sign-in through the national identity provider stands on (IDN-17); nothing is asked of it before somebody wants in. */
export const openProvider = ({ connection, config, codeKey, rules, log }: Given): ProviderParts => {
  const settings = settingsOf(config);
  return {
    identityProvider: settings && createIdentityProvider(settings, rules.metadataMinutes, log),
    providerVisits: visitRepository(connection),
    visitSecrets: createVisitSecrets(codeKey),
  };
};
