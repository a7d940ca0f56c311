import { batchesOf } from '@mumaris/kit/batches-of';
import { count, date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { RowsOfPayment } from '../domain/reconcile';
import type { SettlementRow } from '../domain/settlement-reader';

interface Row extends SettlementRow {
  _id: string;
  settlementId: string;
  /** Whether its payment is booked from this file: said before it is booked, so that who goes on after a crash counts the same. */
  toBook: boolean;
  stagedAt: Date;
}

/** They go by themselves: at the end of a file another replica may still look for what it has not. */
const keptSeconds = 7 * 86_400;

const schema = new Schema<Row>(
  {
    _id: text,
    settlementId: text,
    number: count,
    paymentId: text,
    reference: text,
    day: text,
    amount: count,
    toBook: { type: Boolean, required: true },
    stagedAt: date,
  } satisfies EveryField<Row>,
  { collection: 'settlement-rows', versionKey: false, strict: 'throw' },
)
  .index({ settlementId: 1, paymentId: 1, number: 1 })
  .index({ stagedAt: 1 }, { expireAfterSeconds: keptSeconds });

/** All rows of a payment, and whether it was found before that it is to be booked. */
export interface StagedPayment {
  readonly rows: RowsOfPayment;
  readonly toBook: boolean;
}

/** The rows of files until they are reconciled: a file is booked when its last line has proved it, and then goes on after a crash. */
export interface StagedRows {
  /** Keeps the rows of a file as they come, so many at a time that memory does not grow with the file. */
  add(settlementId: string, rows: AsyncIterable<SettlementRow>): Promise<void>;
  /** Payments with all their rows, in the order of their ids. @param after the id behind which they begin; null for the first */
  paymentsAfter(settlementId: string, after: string | null, limit: number): Promise<StagedPayment[]>;
  /** Says which payments are booked from the file. */
  markToBook(settlementId: string, paymentIds: readonly string[]): Promise<void>;
  /** Which of these payments a file has. */
  whichAreIn(settlementId: string, paymentIds: readonly string[]): Promise<ReadonlySet<string>>;
  remove(settlementId: string): Promise<void>;
}

const batch = 1_000;

export const stagedRows = (connection: Connection): StagedRows => {
  const model = connection.model<Row>('SettlementRow', schema);
  return {
    add: async (settlementId, rows) => {
      const more = { settlementId, toBook: false, stagedAt: new Date() };
      for await (const some of batchesOf(rows, batch))
        await model.collection.insertMany(
          some.map((row) => ({ _id: `${settlementId}/${row.number}` as never, ...row, ...more })),
        );
    },
    paymentsAfter: async (settlementId, after, limit) => {
      const behind = { settlementId, ...(after !== null && { paymentId: { $gt: after } }) };
      const first = await model.find(behind, { paymentId: 1 }).sort({ paymentId: 1 }).limit(limit).lean<Row[]>();
      const ids = [...new Set(first.map(({ paymentId }) => paymentId))];
      const all = model.find({ settlementId, paymentId: { $in: ids } }).sort({ paymentId: 1, number: 1 });
      const byPayment = Map.groupBy(await all.lean<Row[]>(), ({ paymentId }) => paymentId);
      return [...byPayment.values()].map((rows) => ({
        rows: rows as unknown as RowsOfPayment,
        toBook: rows.some(({ toBook }) => toBook),
      }));
    },
    markToBook: async (settlementId, paymentIds) => {
      await model.updateMany({ settlementId, paymentId: { $in: paymentIds } }, { $set: { toBook: true } });
    },
    whichAreIn: async (settlementId, paymentIds) => {
      const rows = await model.find({ settlementId, paymentId: { $in: paymentIds } }, { paymentId: 1 }).lean<Row[]>();
      return new Set(rows.map(({ paymentId }) => paymentId));
    },
    remove: async (settlementId) => {
      await model.deleteMany({ settlementId });
    },
  };
};
