import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { hoursAfter } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import { newId } from '@mumaris/kit/id';
import { type EveryField, maybeDate } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, Schema } from 'mongoose';
import type { ByteStore, Range } from './byte-store';

interface ContentRow {
  _id: string;
  /** How many bytes each preview has, in the order of the pages. */
  previews: number[];
  /** When its bytes go unless a document names them by then; null where one does. */
  goneAt: Date | null;
}

const schema = new Schema<ContentRow>(
  {
    _id: { type: String, required: true },
    previews: { type: [Number], required: true },
    goneAt: maybeDate,
  } satisfies EveryField<ContentRow>,
  { collection: 'contents', versionKey: false, strict: 'throw' },
).index({ goneAt: 1 }, { partialFilterExpression: { goneAt: { $type: 'date' } } });

/** The keys in the store of bytes are made from our ids alone. */
const keyOf = (id: string, part: 'file' | number) => `${id}/${part === 'file' ? part : `preview-${part}`}`;

/** The bytes of documents that were taken, each with pictures of its first pages. */
export interface Contents {
  /** Stores bytes that no document names yet. @returns their name, their length and their SHA-256 in hexadecimal digits */
  put(file: Buffer, previews: readonly Buffer[]): Promise<{ contentId: string; bytes: number; sha256: string }>;
  /** A document names them; part of its transaction. */
  keep(contentId: string, tx: Transaction): Promise<void>;
  /** No document names them any more; part of the transaction that decides so. */
  release(contentId: string, tx: Transaction): Promise<void>;
  findReleased(now: Date, limit: number): Promise<string[]>;
  /** Deletes what was released. */
  clear(contentId: string): Promise<void>;
  /** How many bytes the picture of a page has; 0 where there is none. */
  previewLength(contentId: string, page: number): Promise<number>;
  read(contentId: string, part: 'file' | number, range: Range): Promise<Readable>;
}

interface Options {
  readonly clock: Clock;
  readonly unnamedHours: number;
}

export const createContents = (
  connection: Connection,
  store: ByteStore,
  { clock, unnamedHours }: Options,
): Contents => {
  const model = connection.model<ContentRow>('Content', schema);
  return {
    put: async (file, previews) => {
      const contentId = newId('cnt');
      const lengths = previews.map(({ length }) => length);
      // Written down first: what a crash leaves behind is found by it.
      await model.create([{ _id: contentId, previews: lengths, goneAt: hoursAfter(clock.now(), unnamedHours) }]);
      await store.write(keyOf(contentId, 'file'), file);
      for (const [index, preview] of previews.entries()) await store.write(keyOf(contentId, index + 1), preview);
      return { contentId, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') };
    },
    keep: async (contentId, tx) => {
      const inTime = { _id: contentId, goneAt: { $gt: clock.now() } };
      const { matchedCount } = await model.updateOne(inTime, { $set: { goneAt: null } }, { session: tx });
      if (!matchedCount) throw new Error(`the content ${contentId} was given up`);
    },
    release: async (contentId, tx) => {
      await model.updateOne({ _id: contentId }, { $set: { goneAt: clock.now() } }, { session: tx });
    },
    findReleased: (now, limit) => earliestIds(model, { goneAt: { $lte: now } }, 'goneAt', limit),
    clear: async (contentId) => {
      const row = await model.findById(contentId).lean();
      if (!row?.goneAt) return;
      for (let page = 1; page <= row.previews.length; page += 1) await store.remove(keyOf(contentId, page));
      await store.remove(keyOf(contentId, 'file'));
      await model.deleteOne({ _id: contentId, goneAt: { $ne: null } });
    },
    previewLength: async (contentId, page) => (await model.findById(contentId).lean())?.previews[page - 1] ?? 0,
    read: (contentId, part, range) => store.read(keyOf(contentId, part), range),
  };
};
