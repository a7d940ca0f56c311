import type { EveryField } from '@mumaris/kit/mongo/fields';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { runAgain, type Transaction } from '@mumaris/kit/mongo/transaction';
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

/** Counts the invoices, receipts and credit notes of each year from 1. */
export interface Sequences {
  /**
   * The number of the next invoice, without gaps: it is taken in the transaction that writes the invoice, so that a crash or a lost race between
   * leaves none out. All who issue at the same moment go one after another; the number is to be taken last.
   */
  nextInvoice(now: Date, tx: Transaction): Promise<number>;
  /** The number of the next credit note, without gaps as that of an invoice, in the transaction of the grant. */
  nextCreditNote(now: Date, tx: Transaction): Promise<number>;
  /** The number of the next receipt. Counted by itself, so that no payment of the country waits for another; a crash leaves one out. */
  nextReceipt(now: Date): Promise<number>;
}

export const sequences = (connection: Connection): Sequences => {
  const model: Model<SequenceRow> = connection.model<SequenceRow>('Sequence', schema);
  const next = async (prefix: 'INV' | 'RCT' | 'CN', now: Date, tx?: Transaction): Promise<number> => {
    const moved = model.findOneAndUpdate(
      { _id: `${prefix}-${yearOf(now)}` },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after', ...(tx && { session: tx }) },
    );
    try {
      return (await moved.lean<SequenceRow>().orFail()).last;
    } catch (error) {
      // The first number of a year, twice at once.
      throw isDuplicate(error) && tx ? runAgain(error as Error) : error;
    }
  };
  return {
    nextInvoice: (now, tx) => next('INV', now, tx),
    nextCreditNote: (now, tx) => next('CN', now, tx),
    nextReceipt: (now) => next('RCT', now),
  };
};
