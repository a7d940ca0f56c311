// What other features may use of this one.
export type { Refund } from './domain/refund';
export { refundedLines } from './domain/refunded-lines';
export type { Refunds } from './store/refund.repository';
