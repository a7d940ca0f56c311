// What other features may use of this one.
export { isRelative, type Reviewer } from './domain/reviewer';
export type { Reviewers } from './store/reviewer.repository';
