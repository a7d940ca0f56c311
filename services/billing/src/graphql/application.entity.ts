import type { ApplicationResolvers } from './generated';

const maxInvoices = 100;

/** Billing's part of an application. */
export const Application = {
  __resolveReference: (reference) => reference,
  invoices: async ({ id }, _, { reads }) => (await reads.invoicesOfApplication.load(id)).slice(0, maxInvoices),
} satisfies ApplicationResolvers;
