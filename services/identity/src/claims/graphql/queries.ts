import { readReference } from '@mumaris/kit/text/read-reference';
import type { QueryResolvers } from '../../graphql/generated';

export const queries = {
  fileClaim: async (_, { number }, { queries: { findFileClaim } }) =>
    (await findFileClaim(readReference(number))) ?? null,
} satisfies Pick<QueryResolvers, 'fileClaim'>;
