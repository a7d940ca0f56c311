import type { QueryResolvers } from './generated';

export const Query: QueryResolvers = {
  services: (_, _arguments, { rules }) => [...rules.services],
  service: (_, { code }, { rules }) => rules.for(code),
  application: (_, { id }, { reads }) => reads.application(id),
  applicationStatus: (_, { number }, { useCases }) => useCases.applicationStatus({ number }),
  reviewQueue: (_, { filter, first, after }, { useCases, caller }) =>
    useCases.reviewQueue({ caller, service: filter?.service, mine: filter?.mine, first, after: after ?? null }),
  verifyCredential: (_, { number, code }, { useCases }) => useCases.verifyCredential({ number, code }),
};
