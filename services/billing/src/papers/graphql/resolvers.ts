import type { InvoiceResolvers, QueryResolvers, RefundResolvers } from '../../graphql/generated';

const Query = {
  accountStatement: (_, { from, until, accountId }, { papers }) => papers.statement({ from, until }, accountId ?? null),
  financeExport: (_, { of, from, until }, { papers }) =>
    papers.export(of, { ...(from && { from }), ...(until && { until }) }),
} satisfies Pick<QueryResolvers, 'accountStatement' | 'financeExport'>;

const Invoice = {
  pdf: (invoice, _, { papers }) => papers.invoice(invoice),
  receiptPdf: (invoice, _, { papers }) => papers.receipt(invoice),
  eInvoice: (invoice, _, { papers }) => papers.eInvoice(invoice),
} satisfies InvoiceResolvers;

const Refund = {
  creditNotePdf: (refund, _, { papers }) => papers.creditNote(refund),
  eCreditNote: (refund, _, { papers }) => papers.eCreditNote(refund),
} satisfies RefundResolvers;

export const resolvers = { Query, Invoice, Refund };
