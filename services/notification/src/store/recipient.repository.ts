import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Language, languages } from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';
import { closed, type Recipient } from '../domain/recipient';

interface RecipientRow {
  _id: string;
  /** Null while the account is only heard of, as before its registration arrives, and once it is closed. */
  language: Language | null;
  /** E-mail, mobile and name, encrypted; null as above. */
  contact: string | null;
  /** The sequence of the account's event that said so. */
  asOf: number;
  /** How often something had to wait for this account. */
  awaited: number;
  closed: boolean;
}

const schema = new Schema<RecipientRow>(
  {
    _id: { type: String, required: true },
    language: { type: String, enum: [...languages, null], default: null },
    contact: { type: String, default: null },
    asOf: { type: Number, required: true },
    awaited: { type: Number, required: true },
    closed: { type: Boolean, required: true },
  } satisfies EveryField<RecipientRow>,
  { collection: 'recipients', versionKey: false, strict: 'throw', minimize: false },
);

type Contact = Pick<Recipient, 'email' | 'mobile' | 'name'>;

/** All writes touch the same document, so that of two transactions that run at once one begins anew and sees the other. */
export interface Recipients {
  /** Undefined until the account's registration has arrived. */
  find(accountId: string, tx?: Transaction): Promise<Recipient | typeof closed | undefined>;
  /** Whether it was kept: not where a newer event has said so already, or the account is closed. */
  save(recipient: Recipient, sequence: number, tx: Transaction): Promise<boolean>;
  /** Says that something waits for the account. */
  expect(accountId: string, tx: Transaction): Promise<void>;
  /** Forgets how an account was reached, for good. */
  close(accountId: string, tx: Transaction): Promise<void>;
}

/** @param cipher keeps contacts unreadable at rest (NTF-05) */
export const createRecipients = (connection: Connection, cipher: FieldCipher): Recipients => {
  const model = connection.model<RecipientRow>('Recipient', schema);
  const read = (accountId: string, tx?: Transaction) =>
    model
      .findById(accountId)
      .session(tx ?? null)
      .lean<RecipientRow | null>();
  const write = async (accountId: string, update: object, tx: Transaction): Promise<void> =>
    void (await model.updateOne({ _id: accountId }, update, { upsert: true, session: tx }));
  return {
    find: async (accountId, tx) => {
      const row = await read(accountId, tx);
      if (row?.closed) return closed;
      if (!row?.contact || !row.language) return undefined;
      return { accountId, language: row.language, ...(JSON.parse(cipher.decrypt(row.contact)) as Contact) };
    },
    save: async ({ accountId, language, email, mobile, name }, sequence, tx) => {
      const row = await read(accountId, tx);
      if (row && (row.closed || row.asOf >= sequence)) return false;
      const contact = cipher.encrypt(JSON.stringify({ email, mobile, name } satisfies Contact));
      const kept = { language, contact, asOf: sequence };
      await write(accountId, { $set: kept, $setOnInsert: { awaited: 0, closed: false } }, tx);
      return true;
    },
    expect: (accountId, tx) => {
      const unknown = { language: null, contact: null, asOf: 0, closed: false };
      return write(accountId, { $inc: { awaited: 1 }, $setOnInsert: unknown }, tx);
    },
    close: (accountId, tx) => {
      const forgotten = { language: null, contact: null, closed: true };
      return write(accountId, { $set: forgotten, $setOnInsert: { asOf: 0, awaited: 0 } }, tx);
    },
  };
};
