import type { QueryResolvers } from '../../graphql/generated';

export const queries = {
  identityProvider: (_, __, { queries: { identityProvider } }) => identityProvider(),
} satisfies Pick<QueryResolvers, 'identityProvider'>;
