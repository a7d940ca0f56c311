import type { Change } from '@mumaris/kit/change';
import { clip } from '@mumaris/kit/text/size';
import { ActivityRecordedV1, type CpdActivityStatus } from '@mumaris/schemas';
import { type ActivityClaim, type ReadClaim, readClaim } from './activity-claim';
import type { ActivityRules } from './activity-rules';
import type { CpdRecord } from './cpd-record';
import { samenessOf } from './sameness';

/** As many code points of a title the event carries; letters with many marks may take more than they look. */
const titleInEvents = 300;

/** One activity that a practitioner recorded (CPD-01). */
export interface Activity extends ReadClaim {
  readonly id: string;
  readonly practitionerId: string;
  readonly accountId: string;
  readonly status: CpdActivityStatus;
  readonly recordedAt: Date;
  /** Equal for the same activity, however it was typed; unique for a practitioner (CPD-04). */
  readonly sameness: string;
}

/**
 * A practitioner records an activity; its hours wait for recognition (CPD-01, CPD-03).
 * @throws RuleViolation or RuleViolations: all that is wrong with what was written
 */
export const recordActivity = (
  id: string,
  claim: ActivityClaim,
  { id: practitionerId, accountId }: CpdRecord,
  rules: ActivityRules,
  now: Date,
): Change<Activity> => {
  const read = readClaim(claim, rules, now);
  const state: Activity = {
    id,
    practitionerId,
    accountId,
    ...read,
    status: 'PENDING',
    recordedAt: now,
    sameness: samenessOf(read),
  };
  const { kind, hours } = state;
  const title = clip(state.title, titleInEvents);
  const event = ActivityRecordedV1.of({ activityId: id, practitionerId, accountId, kind, title, hours });
  return { state, events: [event] };
};
