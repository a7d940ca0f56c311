import type { QueryResolvers } from '../../graphql/generated';

const Query = {
  trialBalance: (_, { at }, { useCases }) => useCases.readTrialBalance(at ?? undefined),
} satisfies Pick<QueryResolvers, 'trialBalance'>;

export const resolvers = { Query };
