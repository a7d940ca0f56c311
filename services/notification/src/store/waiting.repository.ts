import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import type { AccountNotice, Facts } from '../domain/notice';

interface WaitingRow {
  _id: string;
  accountId: string;
  about: string;
  data: Facts;
  at: Date;
}

const schema = new Schema<WaitingRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    about: { type: String, required: true },
    data: { type: Object, required: true },
    at: { type: Date, required: true },
  } satisfies EveryField<WaitingRow>,
  { collection: 'waiting', versionKey: false, strict: 'throw', minimize: false },
).index({ accountId: 1, at: 1 });

/** Notices whose recipient is not known yet: topics overtake each other. */
export interface Waiting {
  add(notice: AccountNotice, tx: Transaction): Promise<void>;
  /** Takes all that waits for an account, oldest first. */
  take(accountId: string, tx: Transaction): Promise<AccountNotice[]>;
  /** Gives up all that waits for an account. */
  drop(accountId: string, tx: Transaction): Promise<void>;
}

export const createWaiting = (connection: Connection): Waiting => {
  const model = connection.model<WaitingRow>('Waiting', schema);
  return {
    add: async ({ eventId, ...rest }, tx) => void (await model.create([{ _id: eventId, ...rest }], { session: tx })),
    take: async (accountId, tx) => {
      const rows = await model.find({ accountId }).sort({ at: 1, _id: 1 }).session(tx).lean<WaitingRow[]>();
      await model.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { session: tx });
      return rows.map(({ _id, ...rest }) => ({ eventId: _id, ...rest }));
    },
    drop: async (accountId, tx) => void (await model.deleteMany({ accountId }, { session: tx })),
  };
};
