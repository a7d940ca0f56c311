import type { OrganisationResolvers } from './generated';

export const organisationEntity: OrganisationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.organisations.load(id)) ?? null,
};
