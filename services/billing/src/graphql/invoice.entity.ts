import { sadadBill } from '../domain/sadad-bill';
import type { InvoiceResolvers } from './generated';

export const Invoice = {
  // One that the caller may not see is as one that does not exist: an id tells nothing.
  __resolveReference: ({ id }, { reads }) => reads.invoices.find(id),
  sadad: (invoice, _, { rules, clock }) => sadadBill(invoice, rules.payment, clock.now()),
  payments: async ({ id }, _, { reads }) => [...(await reads.paymentsOfInvoice.load(id))],
} satisfies InvoiceResolvers;
