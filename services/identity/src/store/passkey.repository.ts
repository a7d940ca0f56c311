import {
  aggregateStore,
  type AggregateStore,
  fromStored,
  type Ground,
  type Stored,
} from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import type { Passkey } from '../domain/passkey';

const schema = new Schema<Stored<Passkey>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    credentialId: text,
    publicKey: text,
    counter: { type: Number, required: true },
    transports: { type: [String], required: true },
    backedUp: { type: Boolean, required: true },
    name: text,
    createdAt: date,
    lastUsedAt: maybeDate,
  } satisfies EveryField<Stored<Passkey>>,
  { collection: 'passkeys', versionKey: false, strict: 'throw', minimize: false },
)
  // A credential belongs to one account, also when two add it at once.
  .index({ credentialId: 1 }, { unique: true })
  .index({ accountId: 1, createdAt: 1, _id: 1 });

export interface PasskeyRepository extends AggregateStore<Passkey> {
  /** The passkeys of accounts, oldest first; each account has a bounded number. */
  findOf(accountIds: readonly string[], tx?: Transaction): Promise<Passkey[]>;
  findByCredential(credentialId: string): Promise<Passkey | undefined>;
  remove(id: string, tx: Transaction): Promise<void>;
  removeAllOf(accountId: string, tx: Transaction): Promise<void>;
}

export const passkeyRepository = (ground: Ground): PasskeyRepository => {
  const model = ground.connection.model<Stored<Passkey>>('Passkey', schema);
  return {
    ...aggregateStore<Passkey>({ ...ground, model }),
    findOf: async (accountIds, tx) =>
      (
        await model
          .find({ accountId: { $in: [...accountIds] } })
          .sort({ createdAt: 1, _id: 1 })
          .session(tx ?? null)
          .lean<Stored<Passkey>[]>()
      ).map((row) => fromStored<Passkey>(row)),
    findByCredential: async (credentialId) => {
      const row = await model.findOne({ credentialId }).lean<Stored<Passkey> | null>();
      return row ? fromStored<Passkey>(row) : undefined;
    },
    remove: async (id, tx) => {
      await model.deleteOne({ _id: id }, { session: tx });
    },
    removeAllOf: async (accountId, tx) => {
      await model.deleteMany({ accountId }, { session: tx });
    },
  };
};
