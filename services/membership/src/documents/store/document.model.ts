import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { documentStatuses } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Document } from '../domain/document';
import { mediaTypes } from '../domain/document-type';

export type DocumentRow = Stored<Document>;

const refusal = new Schema(
  { code: text, details: { type: Object, required: true } } satisfies EveryField<NonNullable<Document['refusal']>>,
  { _id: false, strict: 'throw', minimize: false },
);

const schema = new Schema<DocumentRow>(
  {
    _id: text,
    version: count,
    practitionerId: text,
    accountId: text,
    type: text,
    status: { type: String, enum: documentStatuses, required: true },
    name: text,
    mediaType: { type: String, enum: [...mediaTypes, null], default: null },
    bytes: count,
    sha256: maybeText,
    pages: { type: Number, default: null },
    previews: { type: Number, default: 0 },
    issuedOn: maybeText,
    expiresOn: maybeText,
    takenOn: maybeText,
    refusal: { type: refusal, default: null },
    contentId: maybeText,
    dueAt: maybeDate,
    createdAt: date,
    forgetAt: maybeDate,
  } satisfies EveryField<DocumentRow>,
  { collection: 'documents', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ practitionerId: 1, _id: -1 })
  .index({ status: 1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const documentModel = (connection: Connection): Model<DocumentRow> =>
  connection.model<DocumentRow>('Document', schema);
