// What other features may use of this one.
export { annulDecision, type SanctionCase, standingDecision } from './domain/sanction-case';
export type { SanctionCases } from './store/case.repository';
export type { Deps as SanctionDeps } from './use-cases/deps';
export { takeBack } from './use-cases/impose';
