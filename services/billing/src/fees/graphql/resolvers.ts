import type { QueryResolvers, ServiceResolvers } from '../../graphql/generated';

const Query = {
  fees: (_, __, { useCases }) => [...useCases.readFees()],
} satisfies Pick<QueryResolvers, 'fees'>;

const Service = {
  __resolveReference: (reference) => reference,
  fees: ({ code }, { category }, { useCases }) => useCases.feesOfService(code, category ?? null),
} satisfies ServiceResolvers;

export const resolvers = { Query, Service };
