import type { LookUps } from '@mumaris/kit/limits/look-ups';
import type { Deps as ServiceDeps } from '../../use-cases/deps';
import type { ClaimRepository } from '../store/claim.repository';

/** What the use cases work with: the claims, and what the whole service stands on. */
export interface Deps extends ServiceDeps {
  readonly claims: ClaimRepository;
  readonly lookUps: Readonly<Record<'fileClaim', LookUps>>;
}
