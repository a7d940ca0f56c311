import type { Caller } from '@mumaris/kit/auth/caller';
import DataLoader from 'dataloader';
import type { Activity } from '../domain/activity';
import type { ActivityKind } from '../domain/activity-kind';
import { countHours, type Hours } from '../domain/hours';
import type { PageArguments, Page } from '@mumaris/kit/page';
import type { Activities } from '../store/activity.repository';
import { scopeOf } from '../store/scope';
import type { recordActivity } from '../use-cases/record-activity';

export interface UseCases {
  recordActivity: ReturnType<typeof recordActivity>;
}

/** What the resolvers of one request work with; every read is within what the caller may see. */
export interface Context {
  caller: Caller;
  useCases: UseCases;
  /** Null for an activity that the caller may not see. */
  activities: DataLoader<string, Activity | null>;
  /** By practitioner. */
  hours: DataLoader<string, Hours>;
  activityPage(practitionerId: string, kind: ActivityKind | undefined, page: PageArguments): Promise<Page<Activity>>;
}

interface Deps {
  activities: Activities;
  useCases: UseCases;
}

/** Makes the context of a request: its loaders batch and forget with it. */
export const createContext =
  ({ activities, useCases }: Deps) =>
  (caller: Caller): Context => {
    const scope = scopeOf(caller);
    return {
      caller,
      useCases,
      activities: new DataLoader(async (ids) => {
        const byId = new Map((await activities.find(ids, scope)).map((activity) => [activity.id, activity]));
        return ids.map((id) => byId.get(id) ?? null);
      }),
      hours: new DataLoader(async (practitionerIds) => {
        const parts = await activities.sumHours(practitionerIds, scope);
        return practitionerIds.map((id) => countHours(parts.get(id) ?? []));
      }),
      activityPage: (practitionerId, kind, page) => activities.page(practitionerId, kind, page, scope),
    };
  };
