// What other features may use of this one.
export { type Entry, isOffered, isUnder, nearest } from './domain/entry';
export { joinedBy } from './domain/joined';
export type { Reference } from './domain/reference';
