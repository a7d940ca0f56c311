import type { Caller } from '@mumaris/kit/auth/caller';
import { audited } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import type { ClientAuthentication, Scope } from '@mumaris/schemas';
import { type ApiClient, createApiClient as create } from '../domain/api-client';
import { securityEvent } from '../../domain/security-event';
import { proofOf } from './steps/client-proof';
import type { Deps } from './deps';

export interface CreateApiClient {
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly method: ClientAuthentication;
  readonly publicKey?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * Makes a client of an employer; its secret is in the answer and nowhere else (PRT-01).
 * @throws RuleViolation NOT_FOUND, TOO_MANY_CLIENTS, and those of the form and the key
 */
export const createApiClient =
  ({ organisations, apiClients, rules, clock, transact }: Deps) =>
  async ({ organisationId, publicKey, caller, ...form }: CreateApiClient): Promise<CreatedClient> => {
    const { kept: secret, shown } = proofOf(form.method, publicKey, rules.organisations);
    const change = create({ id: newId('cli'), organisationId, secret, ...form }, rules.organisations, clock.now());
    const reason = change.state.id;
    const max = rules.organisations.clientsAtMost;
    const client = await transact(async (tx) => {
      await organisations.get(organisationId, tx);
      if ((await apiClients.countOf(organisationId, tx)) >= max) throw new RuleViolation('TOO_MANY_CLIENTS', { max });
      return apiClients.insert(
        audited(change, securityEvent(organisationId, 'CLIENT_CREATED', { caller, reason })),
        tx,
      );
    });
    return { client, secret: shown };
  };

/** A client with a new secret, which is shown this once; null where it proves itself by its key. */
export interface CreatedClient {
  readonly client: ApiClient;
  readonly secret: string | null;
}
