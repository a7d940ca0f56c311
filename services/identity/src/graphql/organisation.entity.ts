import type { OrganisationResolvers } from './generated';

export const organisationEntity: OrganisationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.organisations.load(id)) ?? null,
  clients: async ({ id }, _, { loaders }) => [...(await loaders.clientsOf.load(id))],
  securityEvents: ({ id }, { first, after }, { useCases }) =>
    useCases.securityEvents(id, { first: first ?? null, after: after ?? null }),
};
