// What other features may use of this one.
export { openProfile, type Practitioner, takeFileOver } from './domain/practitioner';
export type { Practitioners } from './store/practitioner.repository';
export type { ProfileReads } from './use-cases/reads';
