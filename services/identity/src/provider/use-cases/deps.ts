import type { Deps as ServiceDeps } from '../../use-cases/deps';
import type { IdentityProvider } from '../openid/identity-provider';
import type { VisitSecrets } from '../openid/visit-secrets';
import type { VisitRepository } from '../store/visit.repository';

/** What the use cases work with: the national identity provider, and what the whole service stands on. */
export interface Deps extends ServiceDeps {
  /** Undefined where none is configured. */
  readonly identityProvider: IdentityProvider | undefined;
  readonly providerVisits: VisitRepository;
  readonly visitSecrets: VisitSecrets;
}
