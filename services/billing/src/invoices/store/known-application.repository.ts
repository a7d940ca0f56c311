import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import type { KnownApplication } from '../domain/known-application';

type Row = Omit<KnownApplication, 'id'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    requestedAt: { type: Date, default: null },
    endedAt: { type: Date, default: null },
    completedAt: { type: Date, default: null },
    nonCompliance: { type: Boolean, default: null },
    examSatAt: { type: Date, default: null },
  } satisfies EveryField<Row>,
  { collection: 'applications', versionKey: false, strict: 'throw' },
);

const toKnown = ({ _id: id, examSatAt = null, ...row }: Row): KnownApplication => ({ id, examSatAt, ...row });

/** The first word stands; of exams the latest counts. */
const keeps = (field: string, value: unknown) =>
  field === 'examSatAt' ? { $max: [`$${field}`, value] } : { $ifNull: [`$${field}`, value] };

/** What membership has told of applications. */
export interface KnownApplications {
  find(id: string, tx?: Transaction): Promise<KnownApplication | undefined>;
  findMany(ids: readonly string[]): Promise<KnownApplication[]>;
  /** Adds what was heard; what was heard before stays, so that a repeated or replayed event changes nothing. @returns what is known now */
  note(id: string, heard: Partial<Omit<KnownApplication, 'id'>>, tx: Transaction): Promise<KnownApplication>;
}

export const knownApplicationRepository = (connection: Connection): KnownApplications => {
  const model = connection.model<Row>('KnownApplication', schema);
  return {
    find: async (id, tx) => {
      const row = await model
        .findById(id)
        .session(tx ?? null)
        .lean<Row | null>();
      return row ? toKnown(row) : undefined;
    },
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(toKnown),
    note: async (_id, heard, tx) => {
      const first = Object.entries(heard).map(([field, value]) => [field, keeps(field, value)] as const);
      const kept = [{ $set: Object.fromEntries(first) }];
      const options = { upsert: true, returnDocument: 'after', session: tx, updatePipeline: true } as const;
      const row = await model.findOneAndUpdate({ _id }, kept, options).lean<Row>().orFail();
      return toKnown(row);
    },
  };
};
