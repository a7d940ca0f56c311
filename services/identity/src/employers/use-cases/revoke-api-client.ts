import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { type ApiClient, revokeApiClient as revoke } from '../domain/api-client';
import { securityEvent } from '../../domain/security-event';
import { readReason } from '../../domain/stated-reason';
import type { Deps } from './deps';

/**
 * Revokes a client for good: it gets no token, and those it has are refused (PRT-01).
 * @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, CLIENT_REVOKED
 */
export const revokeApiClient =
  ({ apiClients, revocations, rules, clock, transact }: Deps) =>
  ({ clientId, reason: text, caller }: { clientId: string; reason: string; caller: Caller }): Promise<ApiClient> => {
    const reason = `${clientId}: ${readReason(text, rules.records)}`;
    return transact(async (tx) => {
      const change = (state: ApiClient) =>
        audited(revoke(state, clock.now()), securityEvent(state.organisationId, 'CLIENT_REVOKED', { caller, reason }));
      await revocations.add([clientId], tx);
      return apiClients.update(clientId, change, tx);
    });
  };
