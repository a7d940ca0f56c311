import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, type Model, Schema } from 'mongoose';

interface EndedRow {
  _id: string;
  endedAt: Date;
}

const schema = new Schema<EndedRow>(
  { _id: { type: String, required: true }, endedAt: { type: Date, required: true } } satisfies EveryField<EndedRow>,
  { collection: 'ended-applications', versionKey: false, strict: 'throw' },
);

/** The applications that ended: one whose submission is only now replayed must not be asked for a fee. */
export interface EndedApplications {
  add(applicationId: string, endedAt: Date, tx: Transaction): Promise<void>;
  has(applicationId: string, tx: Transaction): Promise<boolean>;
}

export const endedApplications = (connection: Connection): EndedApplications => {
  const model: Model<EndedRow> = connection.model<EndedRow>('EndedApplication', schema);
  return {
    add: async (_id, endedAt, tx) => {
      await model.updateOne({ _id }, { $setOnInsert: { endedAt } }, { upsert: true, session: tx });
    },
    has: async (_id, tx) => (await model.exists({ _id }).session(tx)) !== null,
  };
};
