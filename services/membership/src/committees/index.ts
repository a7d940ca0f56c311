// What other features may use of this one.
export { type Ballot, outcomeOf } from './domain/ballot';
export type { Matters } from './use-cases/matters';
