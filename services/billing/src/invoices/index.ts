// What other features may use of this one.
export { cancelInvoice, forgoInvoice, waiveInvoice, wasPaidAfter } from './domain/close-invoice';
export {
  assertPayable,
  type Checkout,
  describe,
  type Invoice,
  type InvoiceLine,
  isOwedAt,
  isPastDue,
  paysAt,
  type PaymentRules,
  type Receipt,
  sumOfLines,
  type Waiver,
} from './domain/invoice';
export { invoicePaid, riyals } from './domain/invoice-events';
export { bookIncome } from './domain/invoice-income';
export { yearlyNumber } from './domain/numbers';
export type { KnownApplication } from './domain/known-application';
export type { KnownApplications } from './store/known-application.repository';
export type { Invoices } from './store/invoice.repository';
export type { Sequences } from './store/sequences';
