import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { cpdActivityStatuses, cpdKinds } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Activity } from '../domain/activity';

export type ActivityRow = Stored<Activity>;

const schema = new Schema<ActivityRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    practitionerId: { type: String, required: true },
    accountId: { type: String, required: true },
    kind: { type: String, enum: cpdKinds, required: true },
    title: { type: String, required: true },
    provider: { type: String, required: true },
    date: { type: String, required: true },
    hours: { type: Number, required: true },
    evidence: { type: String, default: null },
    status: { type: String, enum: cpdActivityStatuses, required: true },
    recordedAt: { type: Date, required: true },
    sameness: { type: String, required: true },
  } satisfies EveryField<ActivityRow>,
  { collection: 'activities', versionKey: false, strict: 'throw', minimize: false },
)
  // CPD-04: also when two requests race.
  .index({ practitionerId: 1, sameness: 1 }, { unique: true })
  .index({ practitionerId: 1, recordedAt: -1, _id: -1 })
  .index({ practitionerId: 1, kind: 1, recordedAt: -1, _id: -1 });

export const activityModel = (connection: Connection): Model<ActivityRow> =>
  connection.model<ActivityRow>('Activity', schema);
