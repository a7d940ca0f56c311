import { RuleViolation } from '@mumaris/kit/errors';
import type { Outbox } from '@mumaris/kit/events/outbox';
import type { Change } from '@mumaris/kit/change';
import { aggregateStore, fromStored } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { CpdKind } from '@mumaris/schemas';
import type { Connection } from 'mongoose';
import type { Activity } from '../domain/activity';
import type { HoursPart } from '../domain/hours';
import { activityModel, type ActivityRow } from './activity.model';

const toActivity = (row: ActivityRow): Activity => fromStored<Activity>(row);

/** Hours of one practitioner. */
type PractitionerHours = HoursPart & { readonly practitionerId: string };

export interface Activities {
  /** @throws RuleViolation ACTIVITY_ALREADY_RECORDED (CPD-04) */
  insert(change: Change<Activity>): Promise<Activity>;
  findMany(ids: readonly string[]): Promise<Activity[]>;
  /** Newest recorded first. @throws RuleViolation BAD_PAGE */
  page(practitionerId: string, kind: CpdKind | undefined, page: PageArguments): Promise<Page<Activity>>;
  /** The hours of each practitioner by kind and status. */
  sumHours(practitionerIds: readonly string[]): Promise<PractitionerHours[]>;
}

export const createActivities = (connection: Connection, outbox: Outbox): Activities => {
  const model = activityModel(connection);
  const store = aggregateStore<Activity>({ connection, model, outbox });
  return {
    insert: async (change) => {
      try {
        return await store.insert(change);
      } catch (error) {
        if (isDuplicate(error, 'sameness')) throw new RuleViolation('ACTIVITY_ALREADY_RECORDED', {}, 'title');
        throw error;
      }
    },
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<ActivityRow[]>()).map(toActivity),
    page: (practitionerId, kind, page) =>
      findPage<ActivityRow, Activity>(
        model,
        { practitionerId, ...(kind && { kind }) },
        page,
        { by: 'recordedAt', direction: 'newest' },
        toActivity,
      ),
    sumHours: (practitionerIds) =>
      model.aggregate<PractitionerHours>([
        { $match: { practitionerId: { $in: practitionerIds } } },
        {
          $group: {
            _id: { practitionerId: '$practitionerId', kind: '$kind', status: '$status' },
            hours: { $sum: '$hours' },
          },
        },
        { $replaceWith: { $mergeObjects: ['$_id', { hours: '$hours' }] } },
      ]),
  };
};
