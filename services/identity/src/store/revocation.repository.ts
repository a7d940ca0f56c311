import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';

/** A session, client or employer whose tokens are refused although they have not ended. */
interface Revocation {
  readonly id: string;
  readonly at: Date;
  /** Whether its tokens are taken again, as of an employer that is reinstated: who refuses them has to hear of it. */
  readonly lifted: boolean;
}

interface RevocationRow {
  _id: string;
  at: Date;
  lifted: boolean;
}

/** By the server's time, which all replicas share, and longer than any access token lives: after it nobody needs the entry. */
const keepSeconds = 3_600;

const schema = new Schema<RevocationRow>(
  {
    _id: text,
    at: date,
    lifted: { type: Boolean, default: false },
  } satisfies EveryField<RevocationRow>,
  { collection: 'revocations', versionKey: false, strict: 'throw' },
).index({ at: 1 }, { expireAfterSeconds: keepSeconds });

export interface RevocationRepository {
  /** Has the tokens of these ids refused from the commit on. */
  add(ids: readonly string[], tx: Transaction): Promise<void>;
  /** Lifts a revocation, as of an employer that is reinstated. */
  lift(id: string, tx: Transaction): Promise<void>;
  /** What was revoked or lifted since an instant of the server's time, oldest first, and its time now. */
  since(instant: Date, limit: number): Promise<{ now: Date; revocations: Revocation[] }>;
}

export const revocationRepository = (connection: Connection): RevocationRepository => {
  const model = connection.model<RevocationRow>('Revocation', schema);
  const write = async (ids: readonly string[], lifted: boolean, tx: Transaction) => {
    const update = [{ $set: { at: '$$NOW', lifted } }];
    const writes = ids.map((_id) => ({ updateOne: { filter: { _id }, update, upsert: true } }));
    await model.collection.bulkWrite(writes as never, { session: tx });
  };
  return {
    add: async (ids, tx) => {
      if (!ids.length) return;
      await write(ids, false, tx);
    },
    lift: async (id, tx) => {
      await write([id], true, tx);
    },
    since: async (instant, limit) => {
      // Taken before the look-up: what is committed meanwhile is asked for again.
      const { localTime } = (await connection.db?.command({ hello: 1 })) as { localTime: Date };
      const rows = await model
        .find({ at: { $gte: instant } })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean<RevocationRow[]>();
      return { now: localTime, revocations: rows.map(({ _id, at, lifted }) => ({ id: _id, at, lifted })) };
    },
  };
};
