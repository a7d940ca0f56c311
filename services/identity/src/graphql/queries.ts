import { readReference } from '@mumaris/kit/text/read-reference';
import type { QueryResolvers } from './generated';
import { organisationQueries } from './organisation-queries';

export const queries: QueryResolvers = {
  me: async (_, __, { caller, loaders }) =>
    caller.accountId ? ((await loaders.accounts.load(caller.accountId)) ?? null) : null,
  account: async (_, { id }, { loaders }) => (await loaders.accounts.load(id)) ?? null,
  contactChange: async (_, { number }, { caller, useCases }) => {
    const change = await useCases.findContactChange(readReference(number));
    return change?.accountId === caller.accountId ? (change ?? null) : null;
  },
  termsOfUse: (_, __, { useCases }) => useCases.termsOfUse(),
  humanChallenge: (_, __, { useCases }) => useCases.newHumanChallenge(),
  ...organisationQueries,
  invitations: (_, { first, after }, { useCases }) =>
    useCases.listInvitations({ first: first ?? null, after: after ?? null }),
};
