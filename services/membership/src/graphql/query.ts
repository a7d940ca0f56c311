import { wordLists } from '@mumaris/schemas';
import type { QueryResolvers } from './generated';

export const Query = {
  services: (_, _arguments, { rules }) => rules.services,
  service: (_, { code }, { rules }) => rules.services.find((service) => service.code === code) ?? null,
  application: (_, { id }, { reads }) => reads.application(id),
  applicationStatus: (_, { number }, { queries }) => queries.applicationStatus({ number }),
  reviewQueue: (_, { filter, ...page }, { queries, caller }) =>
    queries.reviewQueue({ caller, service: filter?.service, mine: filter?.mine, ...page }),
  words: (_, { lists }) =>
    Object.entries(wordLists)
      .filter(([name]) => lists?.includes(name) ?? true)
      .map(([name, words]) => ({ name, words })),
  verifyCredential: (_, { number, code }, { queries }) => queries.verifyCredential({ number, code }),
} satisfies QueryResolvers;
