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
import type { Scope } from './scope';

const toActivity = (row: ActivityRow): Activity => fromStored<Activity>(row);

/** Hours of one practitioner. */
type PractitionerHours = HoursPart & { readonly practitionerId: string };

export interface Activities {
  /** @throws RuleViolation ACTIVITY_ALREADY_RECORDED (CPD-04) */
  insert(change: Change<Activity>): Promise<Activity>;
  /** Those of the ids that the scope shows, in any order. */
  find(ids: readonly string[], scope: Scope): Promise<Activity[]>;
  /** Newest recorded first. @throws RuleViolation BAD_PAGE */
  page(practitionerId: string, kind: CpdKind | undefined, page: PageArguments, scope: Scope): Promise<Page<Activity>>;
  /** The hours of each practitioner by kind and status, as far as the scope shows them. */
  sumHours(practitionerIds: readonly string[], scope: Scope): Promise<PractitionerHours[]>;
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
    find: async (ids, scope) =>
      (await model.find({ _id: { $in: ids }, ...scope }).lean<ActivityRow[]>()).map(toActivity),
    page: (practitionerId, kind, page, scope) =>
      findPage<ActivityRow, Activity>(
        model,
        { practitionerId, ...(kind && { kind }), ...scope },
        page,
        { by: 'recordedAt', direction: 'newest' },
        toActivity,
      ),
    sumHours: (practitionerIds, scope) =>
      model.aggregate<PractitionerHours>([
        { $match: { practitionerId: { $in: practitionerIds }, ...scope } },
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
