import type { EveryField } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import { type Connection, type Model, Schema } from 'mongoose';
import { type Block } from '../domain/block';
import { causes, type Entry, isBalanced, type Posting } from '../domain/ledger';
import { halalas } from './halalas';

/** A posting at rest; its id is `postingId` of its cause. */
export type PostingRow = Posting & { readonly _id: string };

/** A block at rest; its id is its number. */
export type BlockRow = Omit<Block, 'number'> & { readonly _id: number };

const entry = new Schema<Entry>(
  {
    account: { type: String, required: true },
    debit: halalas,
    credit: halalas,
  } satisfies EveryField<Entry>,
  { _id: false, strict: 'throw' },
);

const cause = new Schema<Posting['cause']>(
  { what: { type: String, enum: causes, required: true }, id: { type: String, required: true } },
  { _id: false, id: false, strict: 'throw' },
);

type Written = readonly { account: string; debit: bigint | number; credit: bigint | number }[];

const balances = (entries: Written) =>
  isBalanced(entries.map(({ account, debit, credit }) => ({ account, debit: Number(debit), credit: Number(credit) })));

const postings = new Schema<PostingRow>(
  {
    _id: { type: String, required: true },
    cause: { type: cause, required: true },
    at: { type: Date, required: true },
    entries: {
      type: [entry],
      required: true,
      validate: { validator: balances, message: 'debits and credits are not equal (BIL-10)' },
    },
  } satisfies EveryField<PostingRow>,
  { collection: 'postings', versionKey: false, strict: 'throw', minimize: false },
);

const blocks = new Schema<BlockRow>(
  {
    _id: { type: Number, required: true },
    previousHash: { type: String, default: '' },
    hash: { type: String, required: true },
    postings: { type: [String], required: true },
    sealedAt: { type: Date, required: true },
  } satisfies EveryField<BlockRow>,
  { collection: 'blocks', versionKey: false, strict: 'throw' },
);

const changes = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany',
] as const;

// What is booked stays: a mistake is mended by another posting, never by a change (BIL-10). The rights of the database's
// user say the same; this says it where an administrator's user is all there is.
for (const schema of [postings, blocks] as unknown as Schema[]) {
  schema.pre([...changes], () => {
    throw new Error('the ledger is append-only');
  });
  schema.pre('save', function () {
    if (!this.isNew) throw new Error('the ledger is append-only');
  });
}

/** What lies in the ledger's own database. Every question goes by `_id`: its user may make no index. */
export const ledgerModels = (database: Connection): { postings: Model<PostingRow>; blocks: Model<BlockRow> } => ({
  postings: modelOf<PostingRow>(database, 'LedgerPosting', postings),
  blocks: modelOf<BlockRow>(database, 'LedgerBlock', blocks),
});
