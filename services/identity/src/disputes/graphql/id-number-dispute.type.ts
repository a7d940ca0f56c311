import type { IdNumberDisputeResolvers, QueryResolvers } from '../../graphql/generated';

export const idNumberDisputeType = {
  account: async ({ accountId }, _, { loaders }) => (await loaders.accounts.load(accountId)) ?? null,
} satisfies IdNumberDisputeResolvers;

export const queries = {
  idNumberDisputes: (_, page, { queries: { listIdNumberDisputes } }) => listIdNumberDisputes(page),
} satisfies Pick<QueryResolvers, 'idNumberDisputes'>;
