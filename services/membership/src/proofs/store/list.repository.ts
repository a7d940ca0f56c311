import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { count, date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { Schema } from 'mongoose';
import { bitOf, type Words } from '../domain/bitstring';
import type { ListName, ListState } from '../domain/status-list';

/** The bits of a list, as far as any was ever set: a list without a row says nothing of anybody. */
interface Row {
  readonly _id: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly words: Words;
}

const schema = new Schema<Row>(
  {
    _id: text,
    version: count,
    changedAt: date,
    words: { type: Object, required: true },
  } satisfies EveryField<Row>,
  { collection: 'status-lists', versionKey: false, strict: 'throw', minimize: false },
);

/** The lists of bits. */
export interface Lists {
  /** Sets or clears one bit, and touches nothing else of the list. */
  setBit(name: ListName, entry: number, on: boolean, at: Date, tx: Transaction): Promise<void>;
  /** How often a list has changed; 0 for one that never did. */
  versionOf(name: ListName): Promise<number>;
  read(name: ListName): Promise<ListState>;
}

const idOf = ({ list, purpose }: ListName) => `${list}.${purpose}`;

const untouched: ListState = { version: 0, changedAt: null, words: {} };

export const listRepository = (connection: Connection): Lists => {
  const model = connection.model<Row>('StatusList', schema);
  const find = (name: ListName, fields: object = {}) =>
    model.findById(idOf(name), fields).maxTimeMS(maxTimeMS).lean<Row | null>();
  return {
    setBit: async (name, entry, on, at, tx) => {
      const { word, mask } = bitOf(entry);
      const path = `words.${word}`;
      // By the driver: mongoose knows no fields within `words`. A word that is not there yet counts as zero.
      await model.collection.updateOne(
        { _id: idOf(name) as never },
        {
          $bit: on ? { [path]: { or: mask } } : { [path]: { and: ~mask } },
          $inc: { version: 1 },
          $set: { changedAt: at },
        },
        { session: tx, upsert: true },
      );
    },
    versionOf: async (name) => (await find(name, { version: 1 }))?.version ?? 0,
    read: async (name) => {
      const row = await find(name);
      return row ? { version: row.version, changedAt: row.changedAt, words: row.words } : untouched;
    },
  };
};
