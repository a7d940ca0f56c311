import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { PageArguments } from '@mumaris/kit/page';
import type { ServiceCode } from '../domain/service';
import type { Deps } from './deps';

export interface ReviewQueue extends PageArguments {
  readonly caller: Caller;
  readonly service?: ServiceCode | null | undefined;
  readonly mine?: boolean | null | undefined;
}

/** What waits for a reviewer, oldest first, without the reviewer's own (MEM-28). */
export const reviewQueue =
  ({ applications }: Pick<Deps, 'applications'>) =>
  async ({ caller, service, mine, ...page }: ReviewQueue) => {
    const accountId = accountOf(caller);
    const filter = { service, notOf: accountId, ...(mine && { claimedBy: accountId }) };
    return applications.queue(filter, page);
  };
