import type { QueryResolvers } from './generated';
import { toOrganisationNode } from './organisation-node';

type Mine = 'organisation' | 'myOrganisation' | 'organisations';

export const organisationQueries: Pick<QueryResolvers, Mine> = {
  organisation: async (_, { id }, { loaders }) => (await loaders.organisations.load(id)) ?? null,
  myOrganisation: async (_, __, { caller, loaders }) =>
    caller.client ? ((await loaders.organisations.load(caller.client.organisationId)) ?? null) : null,
  organisations: async (_, { first, after }, { useCases }) => {
    const { edges, pageInfo } = await useCases.listOrganisations({ first: first ?? null, after: after ?? null });
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: toOrganisationNode(node) })), pageInfo };
  },
};
