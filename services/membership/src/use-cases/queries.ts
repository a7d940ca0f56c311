import { applicationStatus } from './application-status';
import type { Deps } from './deps';
import { reviewQueue } from './review-queue';
import { verifyCredential } from './verify-credential';

/** What people can ask through the graph. */
export const createQueries = (deps: Deps) => ({
  reviewQueue: reviewQueue(deps),
  applicationStatus: applicationStatus(deps),
  verifyCredential: verifyCredential(deps),
});

export type Queries = ReturnType<typeof createQueries>;
