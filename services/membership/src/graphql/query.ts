import type { QueryResolvers } from './generated';

export const Query: QueryResolvers = {
  services: (_, _arguments, { rules }) => [...rules.services],
  service: (_, { code }, { rules }) => rules.for(code),
  application: (_, { id }, { reads }) => reads.application(id),
  applicationStatus: (_, { number }, { queries }) => queries.applicationStatus({ number }),
  reviewQueue: (_, { filter, first, after }, { queries, caller }) =>
    queries.reviewQueue({ caller, service: filter?.service, mine: filter?.mine, first, after: after ?? null }),
  verifyCredential: (_, { number, code }, { queries }) => queries.verifyCredential({ number, code }),
};
