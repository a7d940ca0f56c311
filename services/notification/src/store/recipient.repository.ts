import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import { type Language, languages } from '../domain/language';
import type { Recipient } from '../domain/recipient';

interface RecipientRow {
  _id: string;
  /** Null while the account is only heard of: its registration has not arrived. */
  language: Language | null;
  /** E-mail, mobile and name, encrypted. */
  contact: string | null;
  /** How often something had to wait for this account. */
  awaited: number;
}

const schema = new Schema<RecipientRow>(
  {
    _id: { type: String, required: true },
    language: { type: String, enum: [...languages, null], default: null },
    contact: { type: String, default: null },
    awaited: { type: Number, required: true },
  },
  { collection: 'recipients', versionKey: false, strict: 'throw', minimize: false },
);

type Contact = Pick<Recipient, 'email' | 'mobile' | 'name'>;

export interface Recipients {
  /** Undefined until the account's registration has arrived. */
  find(accountId: string, tx?: Transaction): Promise<Recipient | undefined>;
  save(recipient: Recipient, tx: Transaction): Promise<void>;
  /**
   * Says that something waits for the account. It writes the same document as `save`, so that of two transactions that
   * run at once one has to begin anew, and then sees what the other did.
   */
  expect(accountId: string, tx: Transaction): Promise<void>;
}

export const createRecipients = (connection: Connection, cipher: FieldCipher): Recipients => {
  const model = connection.model<RecipientRow>('Recipient', schema);
  return {
    find: async (accountId, tx) => {
      const row = await model
        .findById(accountId)
        .session(tx ?? null)
        .lean<RecipientRow | null>();
      if (!row?.contact || !row.language) return undefined;
      return { accountId, language: row.language, ...(JSON.parse(cipher.decrypt(row.contact)) as Contact) };
    },
    save: async ({ accountId, language, email, mobile, name }, tx) => {
      const contact = cipher.encrypt(JSON.stringify({ email, mobile, name } satisfies Contact));
      await model.updateOne(
        { _id: accountId },
        { $set: { language, contact }, $inc: { awaited: 0 } },
        { upsert: true, session: tx },
      );
    },
    expect: async (accountId, tx) => {
      await model.updateOne(
        { _id: accountId },
        { $inc: { awaited: 1 }, $setOnInsert: { language: null, contact: null } },
        { upsert: true, session: tx },
      );
    },
  };
};
