// What other features may use of this one.
export { giveMembershipNumber, openProfile, type Practitioner, setPhoto, takeFileOver } from './domain/practitioner';
export type { IdDocument as StatedIdDocument } from './domain/id-document';
export { type StatedEntries, statedFaults, withoutRoom } from './domain/stated-entries';
export type { ProfileRules } from './domain/profile-rules';
export { documentQualification } from './domain/documented';
export { highestDegreeOf, yearsPractised } from './domain/background';
export { breakOf } from './domain/practice-break';
export type { Practitioners } from './store/practitioner.repository';
export type { ProfileReads } from './use-cases/reads';
