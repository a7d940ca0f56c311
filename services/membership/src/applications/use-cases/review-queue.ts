import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Day, hoursAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import { assertService } from '../domain/rules';
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

/** Ten years: longer than anything waits. */
const mostWaitingDays = 3_650;

/** What waits for a reviewer, oldest first, without the reviewer's own and relatives' (MEM-28). @throws RuleViolation UNKNOWN_SERVICE, WAITING_DAYS */
export const reviewQueue =
  ({ applications, reviewers, rules, clock }: Pick<Deps, 'applications' | 'reviewers' | 'rules' | 'clock'>) =>
  async ({ caller, ...asked }: ReviewQueue) => {
    const { service, mine, waitingDays, promisedUntil, skilled, opinionWanted, ...page } = asked;
    if (typeof service === 'string') assertService(service, rules, ['filter', 'service']);
    if (typeof waitingDays === 'number' && (waitingDays < 0 || waitingDays > mostWaitingDays))
      throw new RuleViolation('WAITING_DAYS', { max: mostWaitingDays }, ['filter', 'waitingDays']);
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
