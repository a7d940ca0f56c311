import { sadadBill } from '../domain/sadad-bill';
import type { InvoiceResolvers } from './generated';

export const Invoice = {
  // One that the caller may not see is as one that does not exist: an id tells nothing.
  __resolveReference: async ({ id }, { loaders }) => (await loaders.invoice.load(id)) ?? null,
  sadad: (invoice, _, { rules, clock }) => sadadBill(invoice, rules.payment, clock.now()),
  payments: async ({ id }, _, { loaders }) => [...(await loaders.paymentsOfInvoice.load(id))],
} satisfies InvoiceResolvers;
