// What other features may use of this one.
export { openItem } from './domain/open-item';
export { refundOpened } from './domain/payment';
export type { RefundNotice } from './providers/payments';
export type { OpenItems } from './store/open-item.repository';
export { ProviderFault } from './providers/send';
export type { CardProvider } from './providers/card-provider';
export type { Payments } from './store/payment.repository';
