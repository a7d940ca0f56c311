import type { QueryResolvers, SettlementResolvers } from '../../graphql/generated';

const Query = {
  settlement: (_, { id }, { settlements }) => settlements.get(id),
  settlements: (_, page, { settlements }) => settlements.page(page),
  settlementUpload: (_, { method, day }, { settlements }) => settlements.upload(method, day),
} satisfies Pick<QueryResolvers, 'settlement' | 'settlements' | 'settlementUpload'>;

const Settlement = { by: ({ by }) => ({ id: by }) } satisfies SettlementResolvers;

export const resolvers = { Query, Settlement };
