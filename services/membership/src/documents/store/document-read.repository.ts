import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { documentReaders } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { DocumentRead } from '../domain/document-read';

type Row = Omit<DocumentRead, 'id'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: text,
    documentId: text,
    accountId: text,
    reader: { type: String, enum: documentReaders, required: true },
    whole: { type: Boolean, required: true },
    at: date,
  } satisfies EveryField<Row>,
  { collection: 'document-reads', versionKey: false, strict: 'throw' },
).index({ documentId: 1, at: -1, _id: -1 });

/** What is written of reads, and never changed. */
export interface DocumentReads {
  /** Tells a read; the same one told again is one. */
  add(read: DocumentRead): Promise<void>;
  /** Newest first. @throws RuleViolation BAD_PAGE */
  page(documentId: string, page: PageArguments): Promise<Page<DocumentRead>>;
}

export const documentReadRepository = (connection: Connection): DocumentReads => {
  const model = connection.model<Row>('DocumentRead', schema);
  return {
    add: async ({ id, ...read }) => {
      await model.updateOne({ _id: id }, { $setOnInsert: read }, { upsert: true });
    },
    page: (documentId, page) =>
      findPage(model, { documentId }, page, { by: 'at', direction: 'newest' }, ({ _id: id, ...read }) => ({
        id,
        ...read,
      })),
  };
};
