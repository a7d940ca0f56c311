// What other features may use of this one.
export { type Ballot, outcomeOf, tookPart } from './domain/ballot';
export type { CommitteeRules } from './domain/committee-rules';
export type { Session } from './domain/session';
export type { Sessions } from './store/session.repository';
export { isMember } from './domain/committee';
export { assertImpartial } from './domain/impartial';
export type { Ballots } from './store/ballot.repository';
export type { Committees } from './store/committee.repository';
export type { Matters } from './use-cases/matters';
