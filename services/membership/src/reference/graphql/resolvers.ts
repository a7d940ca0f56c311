import { wordLists } from '@mumaris/schemas';
import type { QueryResolvers } from '../../graphql/generated';

const Query = {
  words: (_, { lists }) =>
    Object.entries(wordLists)
      .filter(([name]) => lists?.includes(name) ?? true)
      .map(([name, words]) => ({ name, words })),
  referenceEntries: (_, asked, { reference }) => reference.page(asked),
  referenceEntry: (_, { kind, code }, { reference }) => reference.find(kind, code) ?? null,
} satisfies QueryResolvers;

export const resolvers = { Query };
