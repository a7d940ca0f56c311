import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { PageArguments } from '@mumaris/kit/page';
import type { Deps } from './deps';

/** What one request reads of reviewers. */
export const createReviewerReads = ({ reviewers }: Pick<Deps, 'reviewers'>, caller: Caller) => ({
  page: (page: PageArguments) => reviewers.page(page),
  own: () => reviewers.of(accountOf(caller)),
});

export type ReviewerReads = ReturnType<typeof createReviewerReads>;
