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
    reopenedAt: { type: Date, default: null },
    completedAt: { type: Date, default: null },
    nonCompliance: { type: Boolean, default: null },
    examSatAt: { type: Date, default: null },
  } satisfies EveryField<Row>,
  { collection: 'applications', versionKey: false, strict: 'throw' },
);

const toKnown = ({ _id: id, examSatAt = null, reopenedAt = null, ...row }: Row): KnownApplication => ({
  ...{ id, examSatAt, reopenedAt },
  ...row,
});

/** The first word stands; of exams the latest counts. */
const keeps = (field: string, value: unknown) =>
  field === 'examSatAt' ? { $max: [`$${field}`, value] } : { $ifNull: [`$${field}`, value] };

/** A date that was never told is before every other. */
const ended = { $ifNull: ['$endedAt', new Date(0)] };
const reopened = { $ifNull: ['$reopenedAt', new Date(0)] };

/** What membership has told of applications. */
export interface KnownApplications {
  find(id: string, tx?: Transaction): Promise<KnownApplication | undefined>;
  findMany(ids: readonly string[]): Promise<KnownApplication[]>;
  /** Adds what was heard; what was heard before stays, so that a repeated or replayed event changes nothing. @returns what is known now */
  note(
    id: string,
    heard: Partial<Pick<KnownApplication, 'requestedAt' | 'completedAt' | 'examSatAt'>>,
    tx: Transaction,
  ): Promise<KnownApplication>;
  /** Its end, in whatever order it is heard: of several the last, and none that was taken back. @returns what is known now */
  noteEnd(
    id: string,
    end: Pick<KnownApplication, 'nonCompliance'> & { endedAt: Date },
    tx: Transaction,
  ): Promise<KnownApplication>;
  /** That an appeal took its end back; one of after it stays (MEM-33). */
  noteReopening(id: string, reopenedAt: Date, tx: Transaction): Promise<KnownApplication>;
}

export const knownApplicationRepository = (connection: Connection): KnownApplications => {
  const model = connection.model<Row>('KnownApplication', schema);
  const write = async (_id: string, pipeline: { $set: object }[], tx: Transaction) => {
    const options = { upsert: true, returnDocument: 'after', session: tx, updatePipeline: true } as const;
    return toKnown(await model.findOneAndUpdate({ _id }, pipeline, options).lean<Row>().orFail());
  };
  return {
    find: async (id, tx) => {
      const row = await model
        .findById(id)
        .session(tx ?? null)
        .lean<Row | null>();
      return row ? toKnown(row) : undefined;
    },
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(toKnown),
    note: (id, heard, tx) => {
      const kept = Object.entries(heard).map(([field, value]) => [field, keeps(field, value)] as const);
      return write(id, [{ $set: Object.fromEntries(kept) }], tx);
    },
    noteEnd: (id, { endedAt, nonCompliance }, tx) => {
      const counts = { $and: [{ $gt: [endedAt, ended] }, { $gt: [endedAt, reopened] }] };
      const of = (field: string, value: unknown) => ({ $cond: [counts, value, { $ifNull: [`$${field}`, null] }] });
      const end = { endedAt: of('endedAt', endedAt), nonCompliance: of('nonCompliance', nonCompliance) };
      return write(id, [{ $set: end }], tx);
    },
    noteReopening: (id, reopenedAt, tx) => {
      const isTakenBack = { $lte: [ended, reopenedAt] };
      const of = (field: string) => ({ $cond: [isTakenBack, null, { $ifNull: [`$${field}`, null] }] });
      const last = { $max: ['$reopenedAt', reopenedAt] };
      return write(
        id,
        [{ $set: { endedAt: of('endedAt'), nonCompliance: of('nonCompliance'), reopenedAt: last } }],
        tx,
      );
    },
  };
};
