import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Clock } from '@mumaris/kit/clock';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { type Activity, recordActivity as record } from '../domain/activity';
import type { ActivityClaim } from '../domain/activity-claim';
import type { ActivityRules } from '../domain/activity-rules';
import type { Activities } from '../store/activity.repository';
import type { Records } from '../store/record.repository';

export interface Deps {
  activities: Activities;
  records: Records;
  rules: ActivityRules;
  clock: Clock;
}

/** Records an activity in the caller's own record (CPD-01). @throws RuleViolation PROFILE_NOT_OPEN and the domain's */
export const recordActivity =
  ({ activities, records, rules, clock }: Deps) =>
  async ({ caller, ...claim }: ActivityClaim & { caller: Caller }): Promise<Activity> => {
    const own = await records.findByAccount(accountOf(caller));
    if (!own) throw new RuleViolation('PROFILE_NOT_OPEN');
    return activities.insert(record(newId('act'), claim, own, rules, clock.now()));
  };
