import type { OrganisationResolvers } from './generated';

export const organisationEntity = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.organisations.load(id)) ?? null,
  clients: ({ id }, _, { loaders }) => loaders.clientsOf.load(id),
  securityEvents: ({ id }, page, { queries }) => queries.securityEvents(id, page),
} satisfies OrganisationResolvers;
