import { batchesOf } from '@mumaris/kit/batches-of';
import { aggregateStore } from '@mumaris/kit/mongo/aggregate-store';
import { inBatches, maxTimeMS } from '@mumaris/kit/mongo/bounds';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Between, between } from '@mumaris/kit/mongo/between';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Platform } from '@mumaris/kit/service';
import type { PaymentMethod } from '@mumaris/schemas';
import { bookedStore, type Decision, type Ledger } from '../../ledger';
import type { Payment, PaymentNotice } from '../domain/payment';
import { openPayment, owedBack, paymentModel, type PaymentRow } from './payment.model';

/** The money that arrived. State, events and ledger are one transaction. */
export interface Payments {
  /** The payment that was booked for a notification, if any. */
  findBooked(notice: PaymentNotice, tx?: Transaction): Promise<Payment | undefined>;
  /** Those of a provider's payments that are booked. */
  findAllBooked(method: PaymentMethod, providerPaymentIds: readonly string[]): Promise<Payment[]>;
  /** The payments that a provider took in a period, some at a time. */
  ofPeriod(method: PaymentMethod, period: { first: Date; last: Date }): AsyncIterable<Payment[]>;
  /** The payments that were meant for invoices, oldest first. */
  ofInvoices(invoiceIds: readonly string[]): Promise<Payment[]>;
  findMany(ids: readonly string[]): Promise<Payment[]>;
  /** Of those that were meant for invoices, what pays none: what lies unallocated, or goes back and has no refund yet; oldest first. */
  notApplied(invoiceIds: readonly string[], limit: number): Promise<Payment[]>;
  /** Those that were booked between two instants, oldest first, as a stream. */
  in(period: Between, limit: number): AsyncIterable<Payment>;
  /** How many they are, counted up to a limit. */
  countIn(period: Between, limit: number): Promise<number>;
  /** Whether a card was charged on a page. */
  isCharged(checkoutId: string): Promise<boolean>;
  /** Those received since an instant that no invoice explains, newest first. */
  unexplained(since: Date, limit: number): Promise<Payment[]>;
  find(id: string, tx?: Transaction): Promise<Payment | undefined>;
  /** The ids of those that go back and have no refund yet, oldest first. */
  withoutRefund(limit: number): Promise<string[]>;
  /** @throws a duplicate, see `isBookedAlready` */
  insert(decision: Decision<Payment>, tx: Transaction): Promise<void>;
  update(id: string, decide: (payment: Payment) => Decision<Payment>, tx: Transaction): Promise<Payment>;
}

/** Whether an insert failed because another notification of the same payment was faster (BIL-05). */
export const isBookedAlready = (error: unknown): boolean => isDuplicate(error, 'providerPaymentId');

export const paymentRepository = ({ connection, outbox }: Platform, ledger: Ledger): Payments => {
  const model = paymentModel(connection);
  const store = aggregateStore<Payment>({ connection, model, outbox, open: openPayment });
  const toPayment = store.fromRow;
  return {
    findBooked: async ({ method, providerPaymentId }, tx) => {
      const booked = model.findOne({ method, providerPaymentId }).session(tx ?? null);
      const row = await booked.lean<PaymentRow | null>();
      return row ? toPayment(row) : undefined;
    },
    findAllBooked: async (method, providerPaymentIds) => {
      const booked = model.find({ method, providerPaymentId: { $in: providerPaymentIds } });
      return (await booked.lean<PaymentRow[]>()).map(toPayment);
    },
    ofPeriod: async function* (method, { first, last }) {
      const rows = model.find({ method, at: { $gte: first, $lte: last } }).lean<PaymentRow[]>();
      for await (const some of batchesOf(rows.cursor(inBatches), inBatches.batchSize)) yield some.map(toPayment);
    },
    ofInvoices: async (invoiceIds) => {
      const query = model.find({ invoiceId: { $in: invoiceIds } }).sort({ at: 1, _id: 1 });
      return (await query.lean<PaymentRow[]>()).map(toPayment);
    },
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<PaymentRow[]>()).map(toPayment),
    notApplied: async (invoiceIds, limit) => {
      const loose = [{ 'allocation.to': 'UNALLOCATED' as const }, ...owedBack.$or];
      const query = model.find({ invoiceId: { $in: [...invoiceIds] }, $or: loose }).sort({ at: 1, _id: 1 });
      return (await query.limit(limit).lean<PaymentRow[]>()).map(toPayment);
    },
    in: async function* (period, limit) {
      const query = model.find(between('receivedAt', period)).sort({ receivedAt: 1, _id: 1 });
      for await (const row of query.limit(limit).lean<PaymentRow[]>().cursor(inBatches)) yield toPayment(row);
    },
    countIn: (period, limit) => model.countDocuments(between('receivedAt', period), { limit, maxTimeMS }).exec(),
    isCharged: async (checkoutId) => (await model.exists({ checkoutId })) !== null,
    unexplained: async (since, limit) => {
      const query = model.find({ 'allocation.why': 'UNKNOWN_INVOICE', receivedAt: { $gte: since } });
      return (await query.sort({ receivedAt: -1 }).limit(limit).lean<PaymentRow[]>()).map(toPayment);
    },
    find: store.find,
    withoutRefund: (limit) => earliestIds(model, owedBack, 'receivedAt', limit),
    ...bookedStore(store, ledger),
  };
};
