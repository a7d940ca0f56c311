import type { EveryField } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { Fee } from '../domain/fees';
import type { Priced } from '../domain/schedule-change';

interface Row {
  _id: number;
  fees: readonly Fee[];
}

const schema = new Schema<Row>(
  {
    _id: { type: Number, required: true },
    fees: { type: [Schema.Types.Mixed], required: true },
  } satisfies EveryField<Row>,
  { collection: 'fee-schedules', versionKey: false, strict: 'throw' },
);

/** The fee schedules that invoices were made from, one a version. */
export interface Schedules {
  latest(): Promise<Priced | undefined>;
  /** Keeps a schedule; a version that is kept already stays. */
  keep(schedule: Priced): Promise<void>;
}

export const scheduleRepository = (connection: Connection): Schedules => {
  const model = connection.model<Row>('FeeSchedule', schema);
  return {
    latest: async () => {
      const row = await model.findOne().sort({ _id: -1 }).lean<Row | null>();
      return row ? { version: row._id, fees: row.fees } : undefined;
    },
    keep: async ({ version, fees }) => {
      await model.updateOne({ _id: version }, { $setOnInsert: { fees } }, { upsert: true });
    },
  };
};
