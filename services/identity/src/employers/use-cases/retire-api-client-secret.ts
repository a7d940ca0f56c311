import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { type ApiClient, retireSecret } from '../domain/api-client';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from './deps';

/**
 * Ends one secret or key of a client: nobody gets a token by it any more (PRT-01).
 * @throws RuleViolation NOT_FOUND, CLIENT_REVOKED, LAST_SECRET
 */
export const retireApiClientSecret =
  ({ apiClients }: Deps) =>
  ({ clientId, secretId, caller }: { clientId: string; secretId: string; caller: Caller }): Promise<ApiClient> => {
    const reason = `${clientId} ${secretId}`;
    return apiClients.update(clientId, (state) =>
      audited(
        retireSecret(state, secretId),
        securityEvent(state.organisationId, 'CLIENT_SECRET_RETIRED', { caller, reason }),
      ),
    );
  };
