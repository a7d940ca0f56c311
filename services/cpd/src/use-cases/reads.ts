import type { Caller } from '@mumaris/kit/auth/caller';
import { batchMany, batchOne } from '@mumaris/kit/batch';
import type { PageArguments } from '@mumaris/kit/page';
import type { CpdKind } from '@mumaris/schemas';
import type { Activities } from '../store/activity.repository';
import { scopeOf } from '../store/scope';

/** What one request reads: batched over its whole operation, and within what its caller may see. */
export const createReads = (activities: Activities, caller: Caller) => {
  const scope = scopeOf(caller);
  return {
    /** Nothing for an activity that the caller may not see. */
    activities: batchOne(
      (ids: readonly string[]) => activities.find(ids, scope),
      ({ id }) => id,
    ),
    /** By practitioner. */
    hours: batchMany(
      (practitionerIds: readonly string[]) => activities.sumHours(practitionerIds, scope),
      ({ practitionerId }) => practitionerId,
    ),
    activityPage: (practitionerId: string, kind: CpdKind | undefined, page: PageArguments) =>
      activities.page(practitionerId, kind, page, scope),
  };
};

export type Reads = ReturnType<typeof createReads>;
