import type { QueryResolvers, ReviewerResolvers } from '../../graphql/generated';

const Query = {
  reviewers: (_, page, { reviewers }) => reviewers.page(page),
  ownReviewer: (_, _arguments, { reviewers }) => reviewers.own(),
} satisfies Pick<QueryResolvers, 'reviewers' | 'ownReviewer'>;

const Reviewer = {
  account: ({ id }) => ({ id }),
} satisfies ReviewerResolvers;

export const resolvers = { Query, Reviewer };
