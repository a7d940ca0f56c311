import { readReference } from '@mumaris/kit/text/read-reference';
import type { QueryResolvers } from './generated';

export const queries = {
  me: async (_, __, { caller, loaders }) =>
    caller.accountId ? ((await loaders.accounts.load(caller.accountId)) ?? null) : null,
  account: async (_, { id }, { loaders }) => (await loaders.accounts.load(id)) ?? null,
  contactChange: async (_, { number }, { caller, queries }) => {
    const change = await queries.findContactChange(readReference(number));
    return change?.accountId === caller.accountId ? (change ?? null) : null;
  },
  termsOfUse: (_, __, { queries }) => queries.termsOfUse(),
  humanChallenge: (_, __, { caller, queries }) => queries.newHumanChallenge(caller.address),
  humanCode: (_, { language }, { caller, queries }) => queries.newHumanCode(language, caller),
  invitations: (_, page, { queries }) => queries.listInvitations(page),
} satisfies QueryResolvers;
