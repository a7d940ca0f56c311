import { lastDecline } from '../domain/card-checkout';
import { sadadBill } from '../domain/sadad-bill';
import type { InvoiceResolvers, ItemProposalResolvers, QueryResolvers } from '../../graphql/generated';

const maxPayments = 100;

const Query = {
  openItems: (_, { kind = null, ...page }, { payments }) => payments.openItems(kind, page),
} satisfies Pick<QueryResolvers, 'openItems'>;

const Invoice = {
  sadad: (invoice, _, { rules, clock }) => sadadBill(invoice, rules.payment, clock.now()),
  cardDecline: (invoice, _, { rules }) => {
    const reason = lastDecline(invoice);
    return reason && { reason, message: rules.payment.declines[reason] };
  },
  payments: async ({ id }, _, { payments }) => (await payments.ofInvoice.load(id)).slice(0, maxPayments),
} satisfies InvoiceResolvers;

const ItemProposal = { by: ({ by }) => ({ id: by }) } satisfies ItemProposalResolvers;

export const resolvers = { Query, Invoice, ItemProposal };
