import type { EveryField } from '@mumaris/kit/mongo/fields';
import { type Connection, type Model, Schema } from 'mongoose';
import { yearOf } from '../domain/numbers';

interface SequenceRow {
  _id: string;
  last: number;
}

const schema = new Schema<SequenceRow>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } } satisfies EveryField<SequenceRow>,
  { collection: 'sequences', versionKey: false, strict: 'throw' },
);

/** Counts the invoices and receipts of each year from 1. */
export interface Sequences {
  next(prefix: 'INV' | 'RCT', now: Date): Promise<number>;
}

/**
 * The counter is moved outside the transaction that uses its number: inside, every invoice and payment of the country
 * would wait for one document. A number is never given twice; one whose transaction was not committed is left out,
 * which only a crash or a lost race makes, as the number is taken last before the write that needs it.
 */
export const sequences = (connection: Connection): Sequences => {
  const model: Model<SequenceRow> = connection.model<SequenceRow>('Sequence', schema);
  return {
    next: async (prefix, now) => {
      const row = await model
        .findOneAndUpdate(
          { _id: `${prefix}-${yearOf(now)}` },
          { $inc: { last: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<SequenceRow>()
        .orFail();
      return row.last;
    },
  };
};
