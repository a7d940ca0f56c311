// What other features may use of this one.
export type { Reference } from './domain/reference';
