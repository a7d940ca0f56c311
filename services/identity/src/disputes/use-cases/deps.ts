import type { Deps as ServiceDeps } from '../../use-cases/deps';
import type { DisputeRepository } from '../store/dispute.repository';

/** What the use cases work with: the disputes, and what the whole service stands on. */
export interface Deps extends ServiceDeps {
  readonly disputes: DisputeRepository;
}
