// What other features may use of this one.
export { type OpenItem, openItem } from './domain/open-item';
export { type Payment, type PaymentNotice, refundOpened } from './domain/payment';
export type { RefundNotice } from './providers/payments';
export type { CardProvider } from './providers/card-provider';
export type { OpenItems } from './store/open-item.repository';
export type { Payments } from './store/payment.repository';
export type { ProviderFeeds } from './store/provider-feeds';
