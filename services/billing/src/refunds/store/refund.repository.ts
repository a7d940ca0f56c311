import { aggregateStore } from '@mumaris/kit/mongo/aggregate-store';
import { type Between, between } from '@mumaris/kit/mongo/between';
import { inBatches, maxTimeMS } from '@mumaris/kit/mongo/bounds';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Platform } from '@mumaris/kit/service';
import type { Task } from '@mumaris/kit/tasks';
import type { RefundStatus } from '@mumaris/schemas';
import { bookedStore, type Decision, type Ledger } from '../../ledger';
import { type Refund, statusesRunning, statusesToDecide } from '../domain/refund';
import { refundModel, type RefundRow } from './refund.model';

type Decide = (refund: Refund) => Decision<Refund> | Promise<Decision<Refund>>;

/** A row from before there were credit notes. */
const open = (row: Refund): Refund => ({ ...row, creditNote: (row as Partial<Refund>).creditNote ?? null });

/** The refunds. State, events, ledger and the wish to have a card paid back are one transaction. */
export interface Refunds {
  /** The name of its model. */
  readonly model: string;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string, tx?: Transaction): Promise<Refund>;
  findMany(ids: readonly string[]): Promise<Refund[]>;
  /** Those of invoices, oldest first. */
  ofInvoices(invoiceIds: readonly string[], tx?: Transaction): Promise<Refund[]>;
  /** Those of a payment of the card provider that go to its card, at most 100. */
  toCard(providerPaymentId: string): Promise<Refund[]>;
  /** Those of a practitioner, newest first. @param accountId whose alone; everybody's without it. @throws RuleViolation BAD_PAGE */
  ofPractitioner(practitionerId: string, accountId: string | undefined, page: PageArguments): Promise<Page<Refund>>;
  /** Those of an account that were granted, and neither paid out nor lapsed before an instant. */
  ofAccount(accountId: string, since: Date, limit: number): Promise<Refund[]>;
  /** Oldest first. @throws RuleViolation BAD_PAGE */
  page(statuses: readonly RefundStatus[] | undefined, page: PageArguments): Promise<Page<Refund>>;
  /** Those that are under way and were asked for between two instants, oldest first, as a stream. */
  in(period: Between, limit: number): AsyncIterable<Refund>;
  /** How many they are, counted up to a limit. */
  countIn(period: Between, limit: number): Promise<number>;
  /** Those that are not decided in time and that finance was not told of. */
  findUndecided(now: Date, limit: number): Promise<string[]>;
  /** Those that nobody collected in time. */
  findUncollected(now: Date, limit: number): Promise<string[]>;
  insert(decision: Decision<Refund>, tx: Transaction): Promise<void>;
  /** @throws RuleViolation NOT_FOUND, and what `decide` throws */
  update(id: string, decide: Decide, tx?: Transaction): Promise<Refund>;
}

/** The task that pays a card back; a card that was refused is not asked again, so there is one for each refund. */
const payOutTask = ({ id }: Refund): Task<{ refundId: string }> => ({
  key: `card-refund/${id}`,
  kind: 'card-refund',
  payload: { refundId: id },
});

/** The task that reports what went back to the tax authority. */
const reportTask = ({ id }: Refund): Task<{ kind: 'CREDIT_NOTE'; id: string }> => ({
  key: `e-invoice/${id}`,
  kind: 'e-invoice',
  payload: { kind: 'CREDIT_NOTE', id },
});

const mostOfPayment = 100;

const goesToCard = ({ status, payOut }: Refund): boolean => status === 'PAYING' && payOut?.way === 'CARD';

export const refundRepository = ({ connection, outbox, tasks }: Platform, ledger: Ledger): Refunds => {
  const model = refundModel(connection);
  const store = aggregateStore<Refund>({ connection, model, outbox, open });
  const booked = bookedStore(store, ledger);
  const wish = (refund: Refund, tx: Transaction) =>
    tasks.add(
      [
        ...(goesToCard(refund) ? [payOutTask(refund)] : []),
        ...(refund.status === 'PAID' && refund.creditNote ? [reportTask(refund)] : []),
      ],
      tx,
    );

  const updateIn = async (id: string, decide: Decide, tx: Transaction): Promise<Refund> => {
    let before: Refund | undefined;
    const after = await booked.update(id, (refund) => decide((before = refund)), tx);
    if (before?.status !== after.status) await wish(after, tx);
    return after;
  };

  return {
    model: store.model,
    get: store.get,
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<RefundRow[]>()).map(store.fromRow),
    ofInvoices: async (invoiceIds, tx) => {
      const query = model.find({ invoiceId: { $in: invoiceIds } }).session(tx ?? null);
      return (await query.sort({ requestedAt: 1, _id: 1 }).lean<RefundRow[]>()).map(store.fromRow);
    },
    toCard: async (providerPaymentId) => {
      const query = model.find({ method: 'CARD', providerPaymentId, 'payOut.way': 'CARD' }).limit(mostOfPayment);
      return (await query.lean<RefundRow[]>()).map(store.fromRow);
    },
    ofPractitioner: (practitionerId, accountId, page) =>
      findPage(
        model,
        { practitionerId, ...(accountId !== undefined && { accountId }) },
        page,
        { by: 'requestedAt', direction: 'newest' },
        store.fromRow,
      ),
    ofAccount: async (accountId, since, limit) => {
      // What lapses ends with the millisecond after the last to collect it.
      const lapsed = { status: 'LAPSED' as const, collectBy: { $gte: new Date(since.getTime() - 1) } };
      const paid = { status: 'PAID' as const, paidAt: { $gte: since } };
      const query = model.find({
        accountId,
        $or: [{ status: { $in: ['APPROVED' as const, 'PAYING' as const] } }, paid, lapsed],
      });
      return (await query.sort({ requestedAt: 1 }).limit(limit).lean<RefundRow[]>()).map(store.fromRow);
    },
    page: (statuses, page) =>
      findPage(
        model,
        statuses ? { status: { $in: statuses } } : {},
        page,
        { by: 'requestedAt', direction: 'oldest' },
        store.fromRow,
      ),
    in: async function* (period, limit) {
      const query = model
        .find({ status: { $in: statusesRunning }, ...between('requestedAt', period) })
        .sort({ requestedAt: 1, _id: 1 });
      for await (const row of query.limit(limit).lean<RefundRow[]>().cursor(inBatches)) yield store.fromRow(row);
    },
    countIn: (period, limit) =>
      model
        .countDocuments({ status: { $in: statusesRunning }, ...between('requestedAt', period) }, { limit, maxTimeMS })
        .exec(),
    findUndecided: (now, limit) => {
      const late = { status: { $in: statusesToDecide }, decideBy: { $lt: now }, escalatedAt: null };
      return earliestIds(model, late, 'decideBy', limit);
    },
    findUncollected: (now, limit) =>
      earliestIds(model, { status: 'APPROVED', collectBy: { $lt: now } }, 'collectBy', limit),
    insert: async (decision, tx) => {
      await booked.insert(decision, tx);
      await wish(decision.state, tx);
    },
    update: (id, decide, tx) =>
      tx ? updateIn(id, decide, tx) : inTransaction(connection, (own) => updateIn(id, decide, own)),
  };
};
