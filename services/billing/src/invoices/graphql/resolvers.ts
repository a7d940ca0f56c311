import type {
  ApplicationResolvers,
  InvoiceResolvers,
  PractitionerResolvers,
  QueryResolvers,
} from '../../graphql/generated';

const maxInvoices = 100;

const Query = {
  invoice: (_, { id }, { invoices }) => invoices.get(id),
  ageing: (_, { at }, { useCases }) => useCases.readAgeing(at ?? undefined),
} satisfies Pick<QueryResolvers, 'invoice' | 'ageing'>;

const Application = {
  __resolveReference: (reference) => reference,
  invoices: async ({ id }, _, { invoices }) => (await invoices.ofApplication.load(id)).slice(0, maxInvoices),
} satisfies ApplicationResolvers;

const Practitioner = {
  __resolveReference: (reference) => reference,
  invoices: ({ id }, page, { invoices }) => invoices.ofPractitioner(id, page),
} satisfies PractitionerResolvers;

const Invoice = {
  // One that the caller may not see is as one that does not exist: an id tells nothing.
  __resolveReference: ({ id }, { invoices }) => invoices.find(id),
} satisfies InvoiceResolvers;

export const resolvers = { Query, Application, Practitioner, Invoice };
