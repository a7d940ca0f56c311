import type { FeeResolvers, QueryResolvers, ServiceResolvers } from '../../graphql/generated';

const Query = {
  fees: (_, __, { useCases }) => [...useCases.readFees()],
} satisfies Pick<QueryResolvers, 'fees'>;

const Service = {
  __resolveReference: (reference) => reference,
  fees: ({ code }, { category = null, rank }, { useCases }) =>
    useCases.feesOfService({ service: code, category, rank }),
  furtherFees: ({ code }, { category = null, rank }, { useCases }) =>
    useCases.furtherFees({ service: code, category, rank }),
} satisfies ServiceResolvers;

const Fee = { perStartedMonth: ({ kind }) => kind === 'LATE' } satisfies FeeResolvers;

export const resolvers = { Query, Service, Fee };
