import { aggregateStore, fromStored } from '@mumaris/kit/mongo/aggregate-store';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Platform } from '@mumaris/kit/service';
import type { Task } from '@mumaris/kit/tasks';
import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { OrderKind } from '../../fees';
import { bookedStore, type Decision, type Ledger } from '../../ledger';
import type { Invoice } from '../domain/invoice';
import { invoiceModel, type InvoiceRow } from './invoice.model';

type Decide = (invoice: Invoice) => Decision<Invoice>;

/** The invoices. State, events, ledger and the wish to bring the SADAD bill in line are one transaction. */
export interface Invoices {
  /** The name of its model. */
  readonly model: string;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string): Promise<Invoice>;
  findMany(ids: readonly string[]): Promise<Invoice[]>;
  /** The invoices of applications, oldest first. */
  ofApplications(applicationIds: readonly string[], tx?: Transaction): Promise<Invoice[]>;
  /** Those of a practitioner, newest first. @param accountId whose alone; everybody's without it. @throws RuleViolation BAD_PAGE */
  ofPractitioner(practitionerId: string, accountId: string | undefined, page: PageArguments): Promise<Page<Invoice>>;
  /** The account of a practitioner; undefined where nothing was ever asked of it. */
  ownerOf(practitionerId: string): Promise<string | undefined>;
  /** The invoices of an account that were open in a period or changed in it, oldest first. */
  ofAccount(accountId: string, period: { first: Date; last: Date }, limit: number): Promise<Invoice[]>;
  /** The numbers of the invoices of an account by their ids, of the newest 5,000. */
  numbersOf(accountId: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Finds an invoice and holds it until the end of the transaction: what others want to write to it meanwhile fails and
   * is tried again after, so that what is decided by its state stays true.
   */
  hold(by: { id: string } | { number: string } | { billNumber: string }, tx: Transaction): Promise<Invoice | undefined>;
  /** Which of these numbers of invoices and bills there are. */
  whichExist(numbers: readonly string[]): Promise<ReadonlySet<string>>;
  /** Whether an application was asked for a fee of this kind before. */
  exists(applicationId: string, kind: OrderKind, tx: Transaction): Promise<boolean>;
  /** The ids of open invoices whose time to pay is over, oldest first. */
  findPastDue(now: Date, limit: number): Promise<string[]>;
  /** The ids of open invoices with fewer reminders than are due for what falls due by an instant, those due first in front. */
  findToRemind(dueBy: Date, reminders: number, limit: number): Promise<string[]>;
  /** The ids of open invoices of whose card page the provider is to be asked, those due first in front. */
  findOpenPages(now: Date, limit: number): Promise<string[]>;
  /** The ids of the open invoices of an account, oldest first. */
  openOf(accountId: string, limit: number): Promise<string[]>;
  /** The open invoices between instants at which they fall due: how many, and their total, by the place of the first that is not before. */
  openByDue(ends: readonly Date[]): Promise<{ place: number; count: number; total: number }[]>;
  insert(decision: Decision<Invoice>, tx: Transaction): Promise<void>;
  /** @throws RuleViolation NOT_FOUND, and what `decide` throws */
  update(id: string, decide: Decide, tx?: Transaction): Promise<Invoice>;
}

const mostOfAccount = 5_000;

/** The task that makes SADAD agree with an invoice; every status is entered once, so its key is too. */
const billTask = ({ id, status }: Invoice): Task<{ invoiceId: string }> => ({
  key: `sadad-bill/${id}/${status}`,
  kind: 'sadad-bill',
  payload: { invoiceId: id },
});

/** The task that reports an invoice to the tax authority; an invoice is a tax document once it is paid. */
const reportTask = ({ id }: Invoice): Task<{ kind: 'INVOICE'; id: string }> => ({
  key: `e-invoice/${id}`,
  kind: 'e-invoice',
  payload: { kind: 'INVOICE', id },
});

/** What is to be done outside once an invoice has a new status. */
const tasksOf = (invoice: Invoice): Task[] => [
  billTask(invoice),
  ...(invoice.status === 'PAID' ? [reportTask(invoice)] : []),
];

export const invoiceRepository = ({ connection, outbox, tasks }: Platform, ledger: Ledger): Invoices => {
  const model = invoiceModel(connection);
  const store = aggregateStore<Invoice>({ connection, model, outbox });
  const booked = bookedStore(store, ledger);
  const toInvoice = (row: InvoiceRow): Invoice => fromStored<Invoice>(row);

  const updateIn = async (id: string, decide: Decide, tx: Transaction): Promise<Invoice> => {
    let before: Invoice | undefined;
    const after = await booked.update(id, (invoice) => decide((before = invoice)), tx);
    if (before?.status !== after.status) await tasks.add(tasksOf(after), tx);
    return after;
  };

  return {
    model: store.model,
    get: (id) => store.get(id),
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<InvoiceRow[]>()).map(toInvoice),
    ofApplications: async (applicationIds, tx) => {
      const query = model.find({ applicationId: { $in: applicationIds } }).session(tx ?? null);
      return (await query.sort({ issuedAt: 1, _id: 1 }).lean<InvoiceRow[]>()).map(toInvoice);
    },
    ofPractitioner: (practitionerId, accountId, page) =>
      findPage(
        model,
        { practitionerId, ...(accountId !== undefined && { accountId }) },
        page,
        { by: 'issuedAt', direction: 'newest' },
        toInvoice,
      ),
    ownerOf: async (practitionerId) =>
      (await model.findOne({ practitionerId }, { accountId: 1 }).lean<InvoiceRow | null>())?.accountId,
    ofAccount: async (accountId, { first, last }, limit) => {
      const since = { $gte: first };
      const query = model.find({
        accountId,
        issuedAt: { $lte: last },
        $or: [{ status: 'ISSUED' }, { issuedAt: since }, { paidAt: since }, { closedAt: since }],
      });
      return (await query.sort({ issuedAt: 1 }).limit(limit).lean<InvoiceRow[]>()).map(toInvoice);
    },
    numbersOf: async (accountId) => {
      const query = model.find({ accountId }, { number: 1 }).sort({ issuedAt: -1 }).limit(mostOfAccount);
      return new Map((await query.lean<InvoiceRow[]>()).map(({ _id, number }) => [_id, number]));
    },
    hold: async (by, tx) => {
      const filter = 'id' in by ? { _id: by.id } : by;
      const held = model.findOneAndUpdate(filter, { $inc: { version: 1 } }, { returnDocument: 'after', session: tx });
      const row = await held.lean<InvoiceRow | null>();
      return row ? toInvoice(row) : undefined;
    },
    whichExist: async (numbers) => {
      const either = { $or: [{ number: { $in: numbers } }, { billNumber: { $in: numbers } }] };
      const rows = await model.find(either, { number: 1, billNumber: 1 }).lean<InvoiceRow[]>();
      return new Set(rows.flatMap(({ number, billNumber }) => [number, billNumber]));
    },
    exists: async (applicationId, kind, tx) => (await model.exists({ applicationId, kind }).session(tx)) !== null,
    findPastDue: (now, limit) => earliestIds(model, { status: 'ISSUED', dueAt: { $lt: now } }, 'dueAt', limit),
    findToRemind: (dueBy, reminders, limit) => {
      const soon = { status: 'ISSUED', reminders: { $in: [...Array(reminders).keys(), null] }, dueAt: { $lte: dueBy } };
      return earliestIds(model, soon, 'dueAt', limit);
    },
    findOpenPages: (now, limit) => {
      // A page from before is asked about at once.
      const due = { status: 'ISSUED', 'checkout.declined': false, 'checkout.askAt': { $not: { $gt: now } } };
      return earliestIds(model, due, 'checkout.askAt', limit);
    },
    openOf: (accountId, limit) => earliestIds(model, { accountId, status: 'ISSUED' }, 'issuedAt', limit),
    openByDue: (ends) =>
      model
        .aggregate<{ place: number; count: number; total: number }>(
          [
            { $match: { status: 'ISSUED' } },
            { $project: { _id: 0, dueAt: 1, total: 1 } },
            {
              $group: {
                _id: { $sum: ends.map((end) => ({ $cond: [{ $gt: ['$dueAt', end] }, 1, 0] })) },
                count: { $sum: 1 },
                total: { $sum: '$total' },
              },
            },
            { $project: { _id: 0, place: '$_id', count: 1, total: 1 } },
          ],
          { maxTimeMS },
        )
        .exec(),
    insert: async (decision, tx) => {
      await booked.insert(decision, tx);
      if (decision.state.status === 'ISSUED') await tasks.add([billTask(decision.state)], tx);
    },
    update: (id, decide, tx) =>
      tx ? updateIn(id, decide, tx) : inTransaction(connection, (own) => updateIn(id, decide, own)),
  };
};
