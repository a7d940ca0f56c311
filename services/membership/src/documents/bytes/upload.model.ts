import { count, date, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import { type Connection, Schema } from 'mongoose';

/** An upload under way: which chunks its bytes lie in, in their order. */
export interface UploadRow {
  /** The document's id. */
  _id: string;
  size: number;
  /** How many bytes are there; never more than the chunks hold. */
  offset: number;
  chunks: string[];
  createdAt: Date;
  /** Whether whom its bytes are for has been told that all are there. */
  told: boolean;
  /** When its bytes may go; null while they are needed. */
  goneAt: Date | null;
  /** When even its offset is forgotten; null while its bytes are here. */
  forgetAt: Date | null;
}

const uploadSchema = new Schema<UploadRow>(
  {
    _id: text,
    size: count,
    offset: count,
    chunks: { type: [String], required: true },
    createdAt: date,
    told: { type: Boolean, required: true },
    goneAt: maybeDate,
    forgetAt: maybeDate,
  } satisfies EveryField<UploadRow>,
  { collection: 'uploads', versionKey: false, strict: 'throw' },
)
  .index({ told: 1, createdAt: 1 }, { partialFilterExpression: { told: false } })
  .index({ goneAt: 1 }, { partialFilterExpression: { goneAt: { $type: 'date' } } })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** A piece of an upload, written once. */
export interface ChunkRow {
  _id: string;
  uploadId: string;
  data: Buffer;
}

const chunkSchema = new Schema<ChunkRow>(
  { _id: text, uploadId: text, data: { type: Buffer, required: true } } satisfies EveryField<ChunkRow>,
  { collection: 'upload-chunks', versionKey: false, strict: 'throw' },
).index({ uploadId: 1 });

export const uploadModels = (connection: Connection) => ({
  uploads: modelOf(connection, 'Upload', uploadSchema),
  chunks: modelOf(connection, 'UploadChunk', chunkSchema),
});

export type UploadModels = ReturnType<typeof uploadModels>;
