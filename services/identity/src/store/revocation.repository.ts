import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';

/** A session, client or employer whose tokens are refused although they have not ended. */
export interface Revocation {
  readonly id: string;
  readonly at: Date;
}

interface RevocationRow {
  _id: string;
  at: Date;
}

/** By the machine's time, and longer than any access token lives: after it nobody needs the entry. */
const keepSeconds = 3_600;

const schema = new Schema<RevocationRow>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'revocations', versionKey: false, strict: 'throw' },
).index({ at: 1 }, { expireAfterSeconds: keepSeconds });

export interface RevocationRepository {
  /** Has the tokens of these ids refused from the commit on. */
  add(ids: readonly string[], tx: Transaction): Promise<void>;
  /** Lifts a revocation, as of an employer that is let in again. */
  lift(id: string, tx: Transaction): Promise<void>;
  /** What was revoked since an instant of the machine's time, oldest first. */
  since(instant: Date, limit: number): Promise<Revocation[]>;
}

export const revocationRepository = (connection: Connection): RevocationRepository => {
  const model = connection.model<RevocationRow>('Revocation', schema);
  return {
    add: async (ids, tx) => {
      if (!ids.length) return;
      const at = new Date();
      const writes = ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { at } }, upsert: true } }));
      await model.bulkWrite(writes, { session: tx });
    },
    lift: async (id, tx) => {
      await model.deleteOne({ _id: id }, { session: tx });
    },
    since: async (instant, limit) =>
      (
        await model
          .find({ at: { $gte: instant } })
          .sort({ at: 1, _id: 1 })
          .limit(limit)
          .lean<RevocationRow[]>()
      ).map(({ _id, at }) => ({ id: _id, at })),
  };
};
