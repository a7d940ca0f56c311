import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import type { CpdRecord } from '../domain/cpd-record';

interface RecordRow extends Omit<CpdRecord, 'id'> {
  _id: string;
}

const schema = new Schema<RecordRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    category: { type: String, required: true },
  } satisfies EveryField<RecordRow>,
  { collection: 'records', versionKey: false, strict: 'throw', minimize: false },
).index({ accountId: 1 }, { unique: true });

const toRecord = ({ _id: id, accountId, category }: RecordRow): CpdRecord => ({ id, accountId, category });

export interface Records {
  /** The record of an account's practitioner; undefined before the profile was opened. */
  findByAccount(accountId: string): Promise<CpdRecord | undefined>;
  /** The records of practitioners, in any order. */
  findMany(practitionerIds: readonly string[]): Promise<CpdRecord[]>;
  save(record: CpdRecord, tx: Transaction): Promise<void>;
}

export const createRecords = (connection: Connection): Records => {
  const model = connection.model<RecordRow>('Record', schema);
  return {
    findByAccount: async (accountId) => {
      const row = await model.findOne({ accountId }).lean<RecordRow | null>();
      return row ? toRecord(row) : undefined;
    },
    findMany: async (practitionerIds) =>
      (await model.find({ _id: { $in: practitionerIds } }).lean<RecordRow[]>()).map(toRecord),
    save: async ({ id, ...rest }, tx) =>
      void (await model.updateOne({ _id: id }, { $set: rest }, { upsert: true, session: tx })),
  };
};
