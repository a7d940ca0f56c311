import type { QueryResolvers } from '../../graphql/generated';

type Mine = 'organisation' | 'myOrganisation' | 'organisations';

export const queries = {
  organisation: async (_, { id }, { employers }) => (await employers.byId.load(id)) ?? null,
  myOrganisation: async (_, __, { caller, employers }) =>
    caller.client ? ((await employers.byId.load(caller.client.organisationId)) ?? null) : null,
  organisations: (_, page, { employers }) => employers.page(page),
} satisfies Pick<QueryResolvers, Mine>;
