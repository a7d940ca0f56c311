import type { EveryField } from '@mumaris/kit/mongo/fields';
import { type Connection, type Model, Schema } from 'mongoose';
import { causes, type Entry, isBalanced, type Posting } from '../domain/ledger';

export type LedgerRow = Posting & { readonly _id: string };

const entry = new Schema<Entry>(
  {
    account: { type: String, required: true },
    debit: { type: Number, required: true, min: 0 },
    credit: { type: Number, required: true, min: 0 },
  } satisfies EveryField<Entry>,
  { _id: false, strict: 'throw' },
);

const cause = new Schema<Posting['cause']>(
  { what: { type: String, enum: causes, required: true }, id: { type: String, required: true } },
  { _id: false, id: false, strict: 'throw' },
);

const schema = new Schema<LedgerRow>(
  {
    _id: { type: String, required: true },
    cause: { type: cause, required: true },
    at: { type: Date, required: true },
    entries: {
      type: [entry],
      required: true,
      validate: { validator: isBalanced, message: 'debits and credits are not equal (BIL-10)' },
    },
  } satisfies EveryField<LedgerRow>,
  { collection: 'ledger', versionKey: false, strict: 'throw', minimize: false },
)
  // One thing that happened is booked once.
  .index({ 'cause.id': 1, 'cause.what': 1 }, { unique: true })
  .index({ at: 1 });

// What is booked stays: a mistake is mended by another posting, never by a change (BIL-10).
schema.pre(
  [
    'updateOne',
    'updateMany',
    'replaceOne',
    'findOneAndUpdate',
    'findOneAndReplace',
    'findOneAndDelete',
    'deleteOne',
    'deleteMany',
  ],
  () => {
    throw new Error('the ledger is append-only');
  },
);
schema.pre('save', function () {
  if (!this.isNew) throw new Error('the ledger is append-only');
});

export const ledgerModel = (connection: Connection): Model<LedgerRow> =>
  connection.model<LedgerRow>('LedgerPosting', schema);
