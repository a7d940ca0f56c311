// What other features may use of this one.
export type { OpenItem } from './domain/open-item';
export { type Payment, refundOpened } from './domain/payment';
export { ProviderFault } from './providers/send';
export type { CardProvider } from './providers/card-provider';
export type { OpenItems } from './store/open-item.repository';
export type { Payments } from './store/payment.repository';
