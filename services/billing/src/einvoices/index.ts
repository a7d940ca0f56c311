// What other features may use of this one.
export type { EInvoices } from './store/einvoice.repository';
