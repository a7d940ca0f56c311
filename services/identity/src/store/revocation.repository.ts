import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';

/** A session, client or employer whose tokens are refused although they have not ended. */
interface Revocation {
  readonly id: string;
  readonly at: Date;
  /** Whether its tokens are taken again, as of an employer that is let in again: who refuses them has to hear of it. */
  readonly lifted: boolean;
}

interface RevocationRow {
  _id: string;
  at: Date;
  lifted: boolean;
}

/** By the machine's time, and longer than any access token lives: after it nobody needs the entry. */
const keepSeconds = 3_600;

const schema = new Schema<RevocationRow>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    lifted: { type: Boolean, default: false },
  },
  { collection: 'revocations', versionKey: false, strict: 'throw' },
).index({ at: 1 }, { expireAfterSeconds: keepSeconds });

export interface RevocationRepository {
  /** Has the tokens of these ids refused from the commit on. */
  add(ids: readonly string[], tx: Transaction): Promise<void>;
  /** Lifts a revocation, as of an employer that is let in again. */
  lift(id: string, tx: Transaction): Promise<void>;
  /** What was revoked or lifted since an instant of the machine's time, oldest first. */
  since(instant: Date, limit: number): Promise<Revocation[]>;
}

export const revocationRepository = (connection: Connection): RevocationRepository => {
  const model = connection.model<RevocationRow>('Revocation', schema);
  return {
    add: async (ids, tx) => {
      if (!ids.length) return;
      const at = new Date();
      const update = { $set: { at, lifted: false } };
      const writes = ids.map((_id) => ({ updateOne: { filter: { _id }, update, upsert: true } }));
      await model.bulkWrite(writes, { session: tx });
    },
    lift: async (id, tx) => {
      const update = { $set: { at: new Date(), lifted: true } };
      await model.updateOne({ _id: id }, update, { session: tx, upsert: true });
    },
    since: async (instant, limit) =>
      (
        await model
          .find({ at: { $gte: instant } })
          .sort({ at: 1, _id: 1 })
          .limit(limit)
          .lean<RevocationRow[]>()
      ).map(({ _id, at, lifted }) => ({ id: _id, at, lifted })),
  };
};
