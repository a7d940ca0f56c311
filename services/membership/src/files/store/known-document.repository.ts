import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type EveryField, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';

/** Which account has which ID document, by its keyed hash alone. */
interface KnownDocument {
  readonly _id: string;
  readonly documentIndex: string;
}

const schema = new Schema<KnownDocument>({ _id: text, documentIndex: text } satisfies EveryField<KnownDocument>, {
  collection: 'known-documents',
  versionKey: false,
  strict: 'throw',
});

/** The ID documents of active accounts: whose file waits is known before a second one is opened (IDN-16). */
export interface KnownDocuments {
  keep(accountId: string, documentIndex: string, tx: Transaction): Promise<void>;
  find(accountId: string): Promise<string | undefined>;
  forget(accountId: string, tx: Transaction): Promise<void>;
}

export const knownDocumentRepository = (connection: Connection): KnownDocuments => {
  const model = connection.model<KnownDocument>('KnownDocument', schema);
  return {
    keep: async (_id, documentIndex, session) => {
      await model.updateOne({ _id }, { $set: { documentIndex } }, { session, upsert: true });
    },
    find: async (_id) => (await model.findOne({ _id }).lean<KnownDocument | null>())?.documentIndex,
    forget: async (_id, session) => {
      await model.deleteOne({ _id }, { session });
    },
  };
};
