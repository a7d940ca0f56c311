// What other features may use of this one.
export { annulDecision } from './domain/case-course';
export { standingDecision } from './domain/sanction-case';
export type { Deps as SanctionDeps } from './use-cases/deps';
export { takeBack } from './use-cases/impose';
export { readOwnDocuments } from './use-cases/own-documents';
