// What other features may use of this one.
export type { Experience } from './domain/experience';
export type { IdDocument } from './domain/id-document';
export type { Licence } from './domain/licence';
export { giveMembershipNumber, openProfile, type Practitioner, takeFileOver } from './domain/practitioner';
export { breakOf } from './domain/practice-break';
export type { Qualification } from './domain/qualification';
export type { Practitioners } from './store/practitioner.repository';
