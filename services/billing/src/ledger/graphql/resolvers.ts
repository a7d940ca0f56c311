import type { QueryResolvers } from '../../graphql/generated';

const Query = {
  trialBalance: (_, __, { useCases }) => useCases.readTrialBalance(),
} satisfies Pick<QueryResolvers, 'trialBalance'>;

export const resolvers = { Query };
