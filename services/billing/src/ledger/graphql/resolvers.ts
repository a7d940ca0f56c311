import type { FinanceDayResolvers, QueryResolvers } from '../../graphql/generated';

const Query = {
  financeDay: (_, { day }, { useCases }) => useCases.readFinanceDay(day),
  trialBalance: (_, { at }, { useCases }) => useCases.readTrialBalance(at ?? undefined),
} satisfies Pick<QueryResolvers, 'financeDay' | 'trialBalance'>;

const FinanceDay = {
  takings: ({ takings }) => [...takings],
  fees: ({ fees }) => [...fees],
} satisfies FinanceDayResolvers;

export const resolvers = { Query, FinanceDay };
