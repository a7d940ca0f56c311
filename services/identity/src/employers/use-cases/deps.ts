import type { Deps as ServiceDeps } from '../../use-cases/deps';
import type { ApiClientRepository } from '../store/api-client.repository';
import type { OrganisationRepository } from '../store/organisation.repository';

/** What the use cases work with: the employers and their clients, and what the whole service stands on. */
export interface Deps extends Pick<ServiceDeps, 'revocations' | 'rules' | 'clock' | 'transact'> {
  readonly organisations: OrganisationRepository;
  readonly apiClients: ApiClientRepository;
}
