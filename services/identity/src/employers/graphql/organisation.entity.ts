import type { OrganisationResolvers } from '../../graphql/generated';

export const organisationEntity = {
  __resolveReference: async ({ id }, { employers }) => (await employers.byId.load(id)) ?? null,
  clients: ({ id }, _, { employers }) => employers.clientsOf.load(id),
  securityEvents: ({ id }, page, { queries }) => queries.securityEvents(id, page),
} satisfies OrganisationResolvers;
