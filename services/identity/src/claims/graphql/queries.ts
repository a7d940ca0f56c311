import type { QueryResolvers } from '../../graphql/generated';

export const queries = {
  fileClaim: (_, { number }, context) => context.queries.fileClaim(number, context),
} satisfies Pick<QueryResolvers, 'fileClaim'>;
