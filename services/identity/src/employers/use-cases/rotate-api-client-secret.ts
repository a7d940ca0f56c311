import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { rotateSecret } from '../domain/api-client';
import { securityEvent } from '../../domain/security-event';
import { proofOf } from './steps/client-proof';
import type { CreatedClient } from './create-api-client';
import type { Deps } from './deps';

export interface RotateApiClientSecret {
  readonly clientId: string;
  readonly publicKey?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Gives a client a second secret or key; the first stays valid until it is retired (PRT-01).
 * @throws RuleViolation NOT_FOUND, CLIENT_REVOKED, TOO_MANY_SECRETS, and those of the key
 */
export const rotateApiClientSecret =
  ({ apiClients, rules, clock }: Deps) =>
  async ({ clientId, publicKey, caller }: RotateApiClientSecret): Promise<CreatedClient> => {
    const { method, organisationId } = await apiClients.get(clientId);
    const { kept, shown } = proofOf(method, publicKey, rules.organisations);
    const reason = `${clientId} ${kept.id}`;
    const told = securityEvent(organisationId, 'CLIENT_SECRET_ROTATED', { caller, reason });
    const client = await apiClients.update(clientId, (state) =>
      audited(rotateSecret(state, kept, rules.organisations, clock.now()), told),
    );
    return { client, secret: shown };
  };
