// What other features may use of this one.
export { type Payment, refundOpened } from './domain/payment';
export { ProviderFault } from './providers/send';
export type { CardProvider } from './providers/card-provider';
export type { Payments } from './store/payment.repository';
