import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type EveryField, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';

/** Which account has which ID document, by keyed hashes alone. */
interface KnownDocument {
  /** Of all that names its owner, by which a file from before is found. */
  readonly documentIndex: string;
  /** Of each number by itself; null where there is none. Absent in a row from before it was kept. */
  readonly numbers?: { readonly idNumber: string | null; readonly passport: string | null } | undefined;
}

type Row = KnownDocument & { readonly _id: string };

const maybe = { type: String, default: null };
const numbers = new Schema<NonNullable<Row['numbers']>>({ idNumber: maybe, passport: maybe }, { _id: false });

const schema = new Schema<Row>({ _id: text, documentIndex: text, numbers } satisfies EveryField<Row>, {
  collection: 'known-documents',
  versionKey: false,
  strict: 'throw',
});

/** The ID documents of active accounts: whose file waits is known before a second one is opened (IDN-16). */
export interface KnownDocuments {
  keep(accountId: string, document: KnownDocument, tx: Transaction): Promise<void>;
  find(accountId: string): Promise<KnownDocument | undefined>;
  forget(accountId: string, tx: Transaction): Promise<void>;
}

export const knownDocumentRepository = (connection: Connection): KnownDocuments => {
  const model = connection.model<Row>('KnownDocument', schema);
  return {
    keep: async (_id, document, session) => {
      await model.updateOne({ _id }, { $set: document }, { session, upsert: true });
    },
    find: async (_id) => (await model.findOne({ _id }).lean<Row | null>()) ?? undefined,
    forget: async (_id, session) => {
      await model.deleteOne({ _id }, { session });
    },
  };
};
