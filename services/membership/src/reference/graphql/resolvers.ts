import { wordLists } from '@mumaris/schemas';
import type { QueryResolvers } from '../../graphql/generated';

const Query = {
  words: (_, { lists }) =>
    Object.entries(wordLists)
      .filter(([name]) => lists?.includes(name) ?? true)
      .map(([name, words]) => ({ name, words })),
} satisfies QueryResolvers;

export const resolvers = { Query };
