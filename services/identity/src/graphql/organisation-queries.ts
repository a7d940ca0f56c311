import type { QueryResolvers } from './generated';

type Mine = 'organisation' | 'myOrganisation' | 'organisations';

export const organisationQueries = {
  organisation: async (_, { id }, { loaders }) => (await loaders.organisations.load(id)) ?? null,
  myOrganisation: async (_, __, { caller, loaders }) =>
    caller.client ? ((await loaders.organisations.load(caller.client.organisationId)) ?? null) : null,
  organisations: (_, page, { queries }) => queries.listOrganisations(page),
} satisfies Pick<QueryResolvers, Mine>;
