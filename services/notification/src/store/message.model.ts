import type { EveryField } from '@mumaris/kit/mongo/fields';
import { type Language, languages } from '@mumaris/schemas';
import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';

export interface MessageRow {
  _id: string;
  accountId: string;
  subject: string;
  body: string;
  language: Language;
  about: string;
  eventId: string;
  read: boolean;
  sentAt: Date;
}

const schema = new Schema<MessageRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    subject: { type: String, required: true },
    body: { type: String, required: true },
    language: { type: String, enum: languages, required: true },
    about: { type: String, required: true },
    eventId: { type: String, required: true },
    read: { type: Boolean, required: true },
    sentAt: { type: Date, required: true },
  } satisfies EveryField<MessageRow>,
  { collection: 'messages', versionKey: false, strict: 'throw', minimize: false },
)
  // NTF-03: whatever else goes wrong, one event is one message.
  .index({ eventId: 1 }, { unique: true })
  .index({ accountId: 1, sentAt: -1, _id: -1 })
  .index({ accountId: 1, sentAt: -1, _id: -1 }, { name: 'unread', partialFilterExpression: { read: false } });

export const messageModel = (connection: Connection): Model<MessageRow> =>
  connection.model<MessageRow>('Message', schema);
