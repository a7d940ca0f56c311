import type { EveryField } from '../mongo/fields';
import { type Connection, type Model, Schema, type Types } from 'mongoose';

/** How many points a key has used, and until when they count; written by rate-limiter-flexible. */
interface LimitRow {
  _id: Types.ObjectId;
  key: string;
  points: number;
  expire: Date;
}

const schema = new Schema<LimitRow>(
  {
    key: { type: String, required: true },
    points: { type: Number, required: true },
    expire: { type: Date, required: true },
  } satisfies EveryField<Omit<LimitRow, '_id'>>,
  { collection: 'limits', versionKey: false, strict: 'throw' },
)
  .index({ key: 1 }, { unique: true })
  .index({ expire: 1 }, { expireAfterSeconds: 0 });

export const limitModel = (connection: Connection): Model<LimitRow> => connection.model<LimitRow>('Limit', schema);
