import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { type OpenItemKind, openItemKinds, paymentMethods } from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';
import type { OpenItem } from '../domain/open-item';

type Row = Omit<OpenItem, 'id'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: openItemKinds, required: true },
    method: { type: String, enum: paymentMethods, required: true },
    providerPaymentId: { type: String, required: true },
    reference: { type: String, required: true },
    amount: { type: Number, required: true },
    currency: { type: String, required: true },
    paymentId: { type: String, default: null },
    seenAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
  } satisfies EveryField<Row>,
  { collection: 'open-items', versionKey: false, strict: 'throw' },
)
  // The same thing told again is one item.
  .index({ providerPaymentId: 1, method: 1, kind: 1, amount: 1, currency: 1, reference: 1 }, { unique: true })
  .index({ settledAt: 1, seenAt: 1, _id: 1 })
  .index({ settledAt: 1, kind: 1, seenAt: 1, _id: 1 });

/** What finance has to look into. */
export interface OpenItems {
  /** Opens an item; one about the same thing stays as it is. */
  open(item: OpenItem): Promise<void>;
  /** Opens an item in the transaction of what it is about. */
  openIn(item: OpenItem, tx: Transaction): Promise<void>;
  /** The items about a payment need nobody's look any more. */
  settle(paymentId: string, at: Date, tx: Transaction): Promise<void>;
  /** Those that are open, oldest first. @throws RuleViolation BAD_PAGE */
  page(kind: OpenItemKind | null, page: PageArguments): Promise<Page<OpenItem>>;
}

export const openItemRepository = (connection: Connection): OpenItems => {
  const model = connection.model<Row>('OpenItem', schema);
  const rowOf = ({ id, ...item }: OpenItem): Row => ({ _id: id, ...item });
  return {
    open: async (item) => {
      try {
        await model.create([rowOf(item)]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    openIn: async (item, tx) => {
      await model.create([rowOf(item)], { session: tx });
    },
    settle: async (paymentId, at, tx) => {
      await model.updateMany({ paymentId, settledAt: null }, { $set: { settledAt: at } }, { session: tx });
    },
    page: (kind, page) =>
      findPage(
        model,
        { settledAt: null, ...(kind && { kind }) },
        page,
        { by: 'seenAt', direction: 'oldest' },
        ({ _id: id, ...item }) => ({ id, ...item }),
      ),
  };
};
