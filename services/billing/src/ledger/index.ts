// What other features may use of this one.
export { ledgerCommand } from './commands/ledger-command';
export type { Booked } from './domain/booked';
export { type Decision, silent } from './domain/decision';
export { type Cause, move, type Posting, type PostingRules } from './domain/ledger';
export { type Book, bookOf } from './store/book';
export { bookedStore } from './store/booked-store';
export type { Ledger } from './store/ledger.repository';
