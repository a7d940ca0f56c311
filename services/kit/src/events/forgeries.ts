import { type Connection, type Model, Schema } from 'mongoose';
import type { Logger } from '../log';
import type { EveryField } from '../mongo/fields';
import { modelOf } from '../mongo/model-of';
import { type Origin, placeOf } from './origin';

/** A message that is not its service's word was met. */
export class Forgery extends Error {
  override readonly name = 'Forgery';
}

/** A message that was not the word of the service on whose topic it lay. */
interface ForgeryRow {
  /** Its place: `topic/partition/offset`. */
  _id: string;
  reason: string;
  /** Whose word it pretended to be; rows of an older version have none. */
  author: string | null;
  key: string;
  /** Its beginning. */
  value: string;
  foundAt: Date;
}

const kept = { count: 1_000, characters: 4_000, seconds: 90 * 86_400 };

const schema = new Schema<ForgeryRow>(
  {
    _id: { type: String, required: true },
    reason: { type: String, required: true },
    author: { type: String, default: null },
    key: { type: String, default: '' },
    value: { type: String, default: '' },
    foundAt: { type: Date, required: true },
  } satisfies EveryField<ForgeryRow>,
  { collection: 'forgeries', versionKey: false, strict: 'throw' },
).index({ foundAt: 1 }, { expireAfterSeconds: kept.seconds });

/** What was refused, of one connection. */
export const forgeryModel = (connection: Connection): Model<ForgeryRow> => modelOf(connection, 'Forgery', schema);

export interface Forgeries {
  /**
   * Counts a message that is not its service's word, keeps it aside while there is room, and raises the alarm.
   * @param author whose word it pretends to be
   */
  note(origin: Origin, reason: string, author: string): Promise<void>;
  /** How many this process has met. */
  count(): number;
}

const textOf = (bytes: Buffer | null): string => bytes?.toString('utf8').slice(0, kept.characters) ?? '';

export const createForgeries = (connection: Connection, log: Logger): Forgeries => {
  const model = forgeryModel(connection);
  let count = 0;
  return {
    note: async (origin, reason, author) => {
      count += 1;
      const place = placeOf(origin);
      const { key, value } = origin.message;
      log.error(
        { place, reason, author, count, alarm: 'FORGED_EVENT' },
        'a message that is not the word of its service was refused',
      );
      // A stranger who goes on and on fills no store: the first ones tell what there is to know.
      if ((await model.estimatedDocumentCount()) >= kept.count) return;
      const row = { reason, author, key: textOf(key), value: textOf(value), foundAt: new Date() };
      await model.updateOne({ _id: place }, { $setOnInsert: row }, { upsert: true });
    },
    count: () => count,
  };
};
