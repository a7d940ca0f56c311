import type { Aggregate } from '@mumaris/kit/change';
import { fromStored, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Model, Schema } from 'mongoose';
import type { Code } from '../domain/code';

/** How a code lies in its document. */
export const codeSchema = new Schema<Code>(
  { hash: text, expiresAt: date, triesLeft: { type: Number, required: true } } satisfies EveryField<Code>,
  { _id: false, strict: 'throw' },
);

/**
 * Takes one try of a code before it is judged, in one step of the store: of 100 guesses at once no more are judged than
 * there are tries (IDN-12).
 * @returns the document with the tries that are left; undefined where none can be taken now
 */
export const takeTryOf = async <S extends Aggregate & { readonly code: Code | null }>(
  model: Model<Stored<S>>,
  id: string,
  now: Date,
): Promise<S | undefined> => {
  const row = (await model
    .findOneAndUpdate(
      { _id: id, 'code.triesLeft': { $gt: 0 }, 'code.expiresAt': { $gte: now } } as object,
      { $inc: { 'code.triesLeft': -1, version: 1 } },
      { returnDocument: 'after' },
    )
    .lean()) as Stored<S> | null;
  return row ? fromStored<S>(row) : undefined;
};
