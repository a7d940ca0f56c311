import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { count, date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import { type AccountLink, type AccountLinkKind, accountLinkKinds } from '../domain/account-link';

interface AccountLinkRow extends AccountLink {
  _id: string;
  /** By the machine's time, as the store clears away. */
  storedAt: Date;
}

const schema = new Schema<AccountLinkRow>(
  {
    _id: text,
    kind: { type: String, enum: [...accountLinkKinds], required: true },
    accountId: text,
    linkHash: text,
    expiresAt: date,
    usesLeft: count,
    storedAt: date,
  } satisfies EveryField<AccountLinkRow>,
  { collection: 'account-links', versionKey: false, strict: 'throw' },
)
  .index({ accountId: 1, kind: 1 }, { unique: true })
  .index({ linkHash: 1 }, { unique: true })
  .index({ storedAt: 1 }, { expireAfterSeconds: 86_400 });

export interface AccountLinkRepository {
  /** A link of this kind alone: what one of another carries is nothing here. */
  find(kind: AccountLinkKind, linkHash: string): Promise<AccountLink | undefined>;
  /** Keeps a link in place of the account's earlier one of its kind. */
  save(link: AccountLink, tx: Transaction): Promise<void>;
  /** Takes one use of a link; false where there was none to take. */
  use(link: AccountLink, tx: Transaction): Promise<boolean>;
  /** Ends the account's links of every kind. */
  endAll(accountId: string, tx: Transaction): Promise<void>;
}

export const accountLinkRepository = (connection: Connection): AccountLinkRepository => {
  const model = connection.model<AccountLinkRow>('AccountLink', schema);
  return {
    find: async (kind, linkHash) => {
      const row = await model.findOne({ kind, linkHash }).lean<AccountLinkRow | null>();
      if (!row) return undefined;
      const { _id, storedAt: _storedAt, ...link } = row;
      return link;
    },
    save: async (link, tx) => {
      const { accountId, kind } = link;
      const kept = { $set: { ...link, storedAt: new Date() }, $setOnInsert: { _id: newId('lnk') } };
      await model.updateOne({ accountId, kind }, kept, { upsert: true, session: tx });
    },
    use: async ({ linkHash }, tx) => {
      const taken = { $inc: { usesLeft: -1 } };
      const { modifiedCount } = await model.updateOne({ linkHash, usesLeft: { $gt: 0 } }, taken, { session: tx });
      return modifiedCount === 1;
    },
    endAll: async (accountId, tx) => {
      await model.deleteMany({ accountId }, { session: tx });
    },
  };
};
