import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { PasswordReset } from '../domain/password-reset';

interface PasswordResetRow extends Omit<PasswordReset, 'accountId'> {
  _id: string;
  /** By the machine's time, as the store clears away. */
  storedAt: Date;
}

const schema = new Schema<PasswordResetRow>(
  {
    _id: text,
    linkHash: text,
    expiresAt: date,
    storedAt: date,
  } satisfies EveryField<PasswordResetRow>,
  { collection: 'password-resets', versionKey: false, strict: 'throw' },
)
  .index({ linkHash: 1 }, { unique: true })
  .index({ storedAt: 1 }, { expireAfterSeconds: 86_400 });

export interface PasswordResetRepository {
  findByLink(linkHash: string): Promise<PasswordReset | undefined>;
  /** Keeps a reset in place of the account's earlier one. */
  save(reset: PasswordReset, tx: Transaction): Promise<void>;
  /** Uses a link up; false where somebody was faster. */
  use(linkHash: string, tx: Transaction): Promise<boolean>;
  /** Ends the account's link, if there is one. */
  remove(accountId: string, tx: Transaction): Promise<void>;
}

export const passwordResetRepository = (connection: Connection): PasswordResetRepository => {
  const model = connection.model<PasswordResetRow>('PasswordReset', schema);
  return {
    findByLink: async (linkHash) => {
      const row = await model.findOne({ linkHash }).lean<PasswordResetRow | null>();
      if (!row) return undefined;
      const { _id: accountId, storedAt: _storedAt, ...rest } = row;
      return { accountId, ...rest };
    },
    save: async ({ accountId, ...reset }, tx) => {
      await model.updateOne(
        { _id: accountId },
        { $set: { ...reset, storedAt: new Date() } },
        { upsert: true, session: tx },
      );
    },
    use: async (linkHash, tx) => (await model.deleteOne({ linkHash }, { session: tx })).deletedCount === 1,
    remove: async (accountId, tx) => {
      await model.deleteOne({ _id: accountId }, { session: tx });
    },
  };
};
