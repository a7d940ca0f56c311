import { sadadBill } from '../domain/sadad-bill';
import type { InvoiceResolvers } from './generated';

const maxPayments = 100;

export const Invoice = {
  // One that the caller may not see is as one that does not exist: an id tells nothing.
  __resolveReference: ({ id }, { reads }) => reads.invoices.find(id),
  sadad: (invoice, _, { rules, clock }) => sadadBill(invoice, rules.payment, clock.now()),
  payments: async ({ id }, _, { reads }) => (await reads.paymentsOfInvoice.load(id)).slice(0, maxPayments),
} satisfies InvoiceResolvers;
