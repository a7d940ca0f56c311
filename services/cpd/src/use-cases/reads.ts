import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { batchMany, batchOne } from '@mumaris/kit/batch';
import type { Activity } from '../domain/activity';
import type { Activities } from '../store/activity.repository';
import type { Records } from '../store/record.repository';

const isVisible = visible<Activity>('cpd', 'CpdActivity');

interface Stores {
  readonly activities: Activities;
  readonly records: Records;
}

/** What one request reads: batched over its whole operation. */
export const createReads = ({ activities, records }: Stores, caller: Caller) => ({
  /** Nothing for an activity that the caller may not see. */
  activities: batchVisible(isVisible(caller), activities.findMany, ({ id }) => id),
  /** By practitioner; who may see what is in one is the access rule's to say. */
  records: batchOne(records.findMany, ({ id }) => id),
  /** By practitioner. */
  hours: batchMany(activities.sumHours, ({ practitionerId }) => practitionerId),
  activityPage: activities.page,
});

export type Reads = ReturnType<typeof createReads>;
