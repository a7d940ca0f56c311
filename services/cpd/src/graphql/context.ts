import type { Caller } from '@mumaris/kit/auth/caller';
import { type Batch, batchMany, batchOne } from '@mumaris/kit/batch';
import type { Activity } from '../domain/activity';
import type { HoursPart } from '../domain/hours';
import type { PageArguments, Page } from '@mumaris/kit/page';
import type { CpdKind } from '@mumaris/schemas';
import type { Activities } from '../store/activity.repository';
import { scopeOf } from '../store/scope';

/** What the resolvers of one request work with; every read is within what the caller may see. */
export interface Context {
  caller: Caller;
  /** Nothing for an activity that the caller may not see. */
  activities: Batch<string, Activity | undefined>;
  /** By practitioner. */
  hours: Batch<string, readonly HoursPart[]>;
  activityPage(practitionerId: string, kind: CpdKind | undefined, page: PageArguments): Promise<Page<Activity>>;
}

/** Makes the context of a request: its loaders batch and forget with it. */
export const createContext =
  (activities: Activities) =>
  (caller: Caller): Context => {
    const scope = scopeOf(caller);
    return {
      caller,
      activities: batchOne(
        (ids) => activities.find(ids, scope),
        ({ id }) => id,
      ),
      hours: batchMany(
        (practitionerIds) => activities.sumHours(practitionerIds, scope),
        ({ practitionerId }) => practitionerId,
      ),
      activityPage: (practitionerId, kind, page) => activities.page(practitionerId, kind, page, scope),
    };
  };
