// What other features may use of this one.
export { ledgerCommand } from './commands/ledger-command';
export type { Booked } from './domain/booked';
export { type Decision, silent } from './domain/decision';
export { type Cause, move, type Posting, type PostingRules } from './domain/ledger';
export { bookOf } from './store/book-of';
export { bookedStore } from './store/booked-store';
export type { Ledger } from './store/ledger.repository';
export type { Book } from './use-cases/verify/deps';
