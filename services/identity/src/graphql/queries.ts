import type { QueryResolvers } from './generated';
import { organisationQueries } from './organisation-queries';

export const queries: QueryResolvers = {
  me: async (_, __, { caller, loaders }) =>
    caller.accountId ? ((await loaders.accounts.load(caller.accountId)) ?? null) : null,
  account: async (_, { id }, { loaders }) => (await loaders.accounts.load(id)) ?? null,
  humanChallenge: (_, __, { useCases }) => useCases.newHumanChallenge(),
  ...organisationQueries,
};
