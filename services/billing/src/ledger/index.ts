// What other features may use of this one.
export { type Decision, silent } from './domain/decision';
export { type Cause, move, type Posting, type PostingRules } from './domain/ledger';
export { bookedStore } from './store/booked-store';
export type { Ledger } from './store/ledger.repository';
