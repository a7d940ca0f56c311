import { sadadBill } from '../domain/sadad-bill';
import type { InvoiceResolvers } from '../../graphql/generated';

const maxPayments = 100;

const Invoice = {
  sadad: (invoice, _, { rules, clock }) => sadadBill(invoice, rules.payment, clock.now()),
  payments: async ({ id }, _, { payments }) => (await payments.ofInvoice.load(id)).slice(0, maxPayments),
} satisfies InvoiceResolvers;

export const resolvers = { Invoice };
