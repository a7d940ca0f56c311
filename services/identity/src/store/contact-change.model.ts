import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { type Connection, type Model, Schema } from 'mongoose';
import type { ContactChange } from '../domain/contact-change';
import { codeSchema } from './code-tries';

const link = new Schema({ hash: text, expiresAt: date }, { _id: false, strict: 'throw' });

const schema = new Schema<Stored<ContactChange>>(
  {
    _id: text,
    version: { type: Number, required: true },
    number: text,
    accountId: text,
    status: text,
    oldEmail: text,
    oldMobile: text,
    newEmail: maybeText,
    newMobile: maybeText,
    link: { type: link, default: null },
    code: { type: codeSchema, default: null },
    emailConfirmedAt: maybeDate,
    mobileConfirmedAt: maybeDate,
    resentAt: { type: [Date], required: true },
    requestedAt: date,
    dueAt: date,
  } satisfies EveryField<Stored<ContactChange>>,
  { collection: 'contact-changes', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ 'link.hash': 1 }, { unique: true, partialFilterExpression: { 'link.hash': { $type: 'string' } } })
  .index({ accountId: 1, _id: -1 })
  .index({ status: 1, dueAt: 1 });

export const contactChangeModel = (connection: Connection): Model<Stored<ContactChange>> =>
  connection.model<Stored<ContactChange>>('ContactChange', schema);
