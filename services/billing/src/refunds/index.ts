// What other features may use of this one.
export type { Refund } from './domain/refund';
export type { Refunds } from './store/refund.repository';
