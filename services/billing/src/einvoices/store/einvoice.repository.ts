import type { EveryField } from '@mumaris/kit/mongo/fields';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import { type Connection, Schema } from 'mongoose';
import type { Before, EInvoice } from '../domain/einvoice';
import { type DocumentKind, documentKinds } from '../domain/tax-document';

interface Row extends Omit<EInvoice, 'id'> {
  _id: string;
}

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: documentKinds, required: true },
    number: { type: String, required: true },
    counter: { type: Number, required: true },
    previousHash: { type: String, required: true },
    hash: { type: String, required: true },
    xml: { type: String, required: true },
    madeAt: { type: Date, required: true },
  } satisfies EveryField<Row>,
  { collection: 'einvoices', versionKey: false, strict: 'throw' },
)
  // Of two that are made behind the same one, one is.
  .index({ counter: 1 }, { unique: true });

/** The e-invoices, by the invoice or the refund that each is of. */
export interface EInvoices {
  /** The last in the chain; undefined before the first. */
  last(): Promise<Before | undefined>;
  /** Which of these invoices or refunds have one. */
  among(kind: DocumentKind, ids: readonly string[]): Promise<ReadonlySet<string>>;
  find(kind: DocumentKind, id: string): Promise<EInvoice | undefined>;
  /** @returns false where another was put behind the same one, or it is there already */
  append(made: EInvoice): Promise<boolean>;
}

const keyOf = (kind: DocumentKind, id: string): string => `${kind}/${id}`;

export const eInvoiceRepository = (connection: Connection): EInvoices => {
  const model = modelOf<Row>(connection, 'EInvoice', schema);
  return {
    last: async () => {
      const row = await model.findOne({}, { counter: 1, hash: 1 }).sort({ counter: -1 }).lean<Row | null>();
      return row ? { counter: row.counter, hash: row.hash } : undefined;
    },
    among: async (kind, ids) => {
      const rows = await model.find({ _id: { $in: ids.map((id) => keyOf(kind, id)) } }, { _id: 1 }).lean<Row[]>();
      return new Set(rows.map(({ _id }) => _id.slice(kind.length + 1)));
    },
    find: async (kind, id) => {
      const row = await model.findById(keyOf(kind, id)).lean<Row | null>();
      return row ? { ...row, id } : undefined;
    },
    append: async ({ id, ...made }) => {
      try {
        await model.create({ _id: keyOf(made.kind, id), ...made });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
};
