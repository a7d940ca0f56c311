import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Day, hoursAfter } from '@mumaris/kit/calendar';
import type { PageArguments } from '@mumaris/kit/page';
import type { ServiceCode } from '../domain/service';
import type { Deps } from './deps';

type Maybe<T> = T | null | undefined;

export interface ReviewQueue extends PageArguments {
  readonly caller: Caller;
  readonly service?: Maybe<ServiceCode>;
  readonly mine?: Maybe<boolean>;
  /** How many days it has waited at least. */
  readonly waitingDays?: Maybe<number>;
  readonly promisedUntil?: Maybe<Day>;
  /** Only what the reviewer is skilled in. */
  readonly skilled?: Maybe<boolean>;
  readonly opinionWanted?: Maybe<boolean>;
}

/** What waits for a reviewer, oldest first, without the reviewer's own and relatives' (MEM-28). */
export const reviewQueue =
  ({ applications, reviewers, clock }: Pick<Deps, 'applications' | 'reviewers' | 'clock'>) =>
  async ({ caller, ...asked }: ReviewQueue) => {
    const { service, mine, waitingDays, promisedUntil, skilled, opinionWanted, ...page } = asked;
    const reviewer = await reviewers.of(accountOf(caller));
    const filter = {
      service,
      notOf: reviewer,
      ...(mine && { claimedBy: reviewer.id }),
      ...(waitingDays && { waitingSince: hoursAfter(clock.now(), -24 * waitingDays) }),
      ...(promisedUntil && { promisedUntil }),
      ...(skilled && { skills: reviewer }),
      ...(opinionWanted && { opinionWanted }),
    };
    return applications.queue(filter, page);
  };
