import { RuleViolation } from '@mumaris/kit/errors';
import { noteChange } from '@mumaris/kit/idempotency/running-request';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Between, between } from '@mumaris/kit/mongo/between';
import { inBatches, maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import {
  itemSettlements,
  type OpenItemKind,
  openItemKinds,
  type PaymentMethod,
  paymentMethods,
} from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';
import type { ItemProposal, OpenItem } from '../domain/open-item';

type Row = Omit<OpenItem, 'id'> & { _id: string };

const proposal = new Schema<ItemProposal>(
  {
    by: { type: String, required: true },
    at: { type: Date, required: true },
    settlement: { type: String, enum: itemSettlements, required: true },
    invoiceNumber: { type: String, default: null },
    remark: { type: String, required: true },
  } satisfies EveryField<ItemProposal>,
  { _id: false, strict: 'throw' },
);

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
    proposal: { type: proposal, default: null },
    settledAt: { type: Date, default: null },
    settledBy: { type: String, default: null },
    fileDay: { type: String, default: null },
    fileRow: { type: Number, default: null },
  } satisfies EveryField<Row>,
  { collection: 'open-items', versionKey: false, strict: 'throw' },
)
  // The same thing told again is one item.
  .index({ providerPaymentId: 1, method: 1, kind: 1, amount: 1, currency: 1, reference: 1 }, { unique: true })
  .index({ settledAt: 1, seenAt: 1, _id: 1 })
  .index({ settledAt: 1, kind: 1, seenAt: 1, _id: 1 });

/** What finance has to look into. */
export interface OpenItems {
  /** The name of its model. */
  readonly model: string;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string): Promise<OpenItem>;
  /** Opens an item; one about the same thing stays as it is. */
  open(item: OpenItem): Promise<void>;
  /** Opens an item in the transaction of what it is about. */
  openIn(item: OpenItem, tx: Transaction): Promise<void>;
  /**
   * Finds an item and writes what is decided of it, while nobody else writes it.
   * @throws RuleViolation NOT_FOUND, and what `decide` throws
   */
  update(id: string, decide: (item: OpenItem) => OpenItem, tx: Transaction): Promise<OpenItem>;
  /** The items about a payment need nobody's look any more. */
  settle(paymentId: string, at: Date, tx: Transaction): Promise<void>;
  /** The differences with settlement files about these payments need nobody's look any more: a file agrees with the books (BIL-10). */
  settleInFiles(method: PaymentMethod, providerPaymentIds: readonly string[], at: Date): Promise<void>;
  /** Those that are open and were heard of between two instants, oldest first, as a stream. */
  in(period: Between, limit: number): AsyncIterable<OpenItem>;
  /** How many they are, counted up to a limit. */
  countIn(period: Between, limit: number): Promise<number>;
  /** Those that are open, oldest first. @throws RuleViolation BAD_PAGE */
  page(kind: OpenItemKind | null, page: PageArguments): Promise<Page<OpenItem>>;
}

export const openItemRepository = (connection: Connection): OpenItems => {
  const model = connection.model<Row>('OpenItem', schema);
  // A row from before there were settlement files is about none.
  const toItem = ({ _id: id, ...item }: Row): OpenItem => ({
    id,
    ...item,
    fileDay: item.fileDay ?? null,
    fileRow: item.fileRow ?? null,
  });
  const rowOf = ({ id, ...item }: OpenItem): Row => ({ _id: id, ...item });
  return {
    model: model.modelName,
    get: async (id) => {
      const row = await model.findById(id).lean<Row | null>();
      if (!row) throw new RuleViolation('NOT_FOUND');
      return toItem(row);
    },
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
    update: async (id, decide, tx) => {
      const row = await model.findById(id).session(tx).lean<Row | null>();
      if (!row) throw new RuleViolation('NOT_FOUND');
      const item = decide(toItem(row));
      // Two that write one row in two transactions: the store lets one of them begin anew.
      await model.replaceOne({ _id: id }, rowOf(item), { session: tx });
      await noteChange({ model: model.modelName, id }, tx);
      return item;
    },
    settle: async (paymentId, at, tx) => {
      await model.updateMany({ paymentId, settledAt: null }, { $set: { settledAt: at } }, { session: tx });
    },
    settleInFiles: async (method, providerPaymentIds, at) => {
      const about = { providerPaymentId: { $in: providerPaymentIds }, method, fileDay: { $ne: null } };
      await model.updateMany({ ...about, settledAt: null }, { $set: { settledAt: at } });
    },
    in: async function* (period, limit) {
      const query = model.find({ settledAt: null, ...between('seenAt', period) }).sort({ seenAt: 1, _id: 1 });
      for await (const row of query.limit(limit).lean<Row[]>().cursor(inBatches)) yield toItem(row);
    },
    countIn: (period, limit) =>
      model.countDocuments({ settledAt: null, ...between('seenAt', period) }, { limit, maxTimeMS }).exec(),
    page: (kind, page) =>
      findPage(model, { settledAt: null, ...(kind && { kind }) }, page, { by: 'seenAt', direction: 'oldest' }, toItem),
  };
};
