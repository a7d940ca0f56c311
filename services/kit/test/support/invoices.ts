import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import { systemClock } from '../../src/clock';
import { on, onLatest } from '../../src/events/handler';
import { createOutbox } from '../../src/events/outbox';
import { newId } from '../../src/id';
import { type AggregateStore, aggregateStore, type Stored } from '../../src/mongo/aggregate-store';
import type { Connection } from '../../src/mongo/connect';
import type { Transaction } from '../../src/mongo/transaction';

/** The smallest aggregate that says something: each step is one event, which carries the step's number as amount. */
export interface Invoice {
  readonly id: string;
  readonly step: number;
}

export const dataOf = (invoiceId: string, step: number): InvoiceExpiredV1 => ({
  invoiceId,
  number: 'INV-2026-00000042',
  kind: 'SERVICE',
  applicationId: 'app_01k8x2v6t3q9m6',
  accountId: 'acc_01k8x2v6t3q9m4',
  total: { amount: step, currency: 'SAR' },
  dueAt: '2026-11-22T20:59:59.999Z',
});

export const eventOf = (id: string, step: number) => InvoiceExpiredV1.of(dataOf(id, step));

const schema = new Schema<Stored<Invoice>>(
  { _id: String, version: Number, step: Number },
  { collection: 'invoices', versionKey: false, strict: 'throw' },
);

export interface Invoices extends AggregateStore<Invoice> {
  open(): Promise<string>;
  /** Takes one step and says it. */
  step(id: string): Promise<Invoice>;
}

/** The side that says events. */
export const invoicesOf = (connection: Connection): Invoices => {
  const outbox = createOutbox({ service: 'billing', connection, clock: systemClock });
  const model = connection.model<Stored<Invoice>>('Invoice', schema);
  const store = aggregateStore<Invoice>({ connection, model, outbox });
  return {
    ...store,
    open: async () => (await store.insert({ state: { id: newId('inv'), step: 0 } })).id,
    step: (id) => store.update(id, ({ step }) => ({ state: { id, step: step + 1 }, events: [eventOf(id, step + 1)] })),
  };
};

const effectSchema = new Schema<{ _id: string; steps: number[] }>(
  { _id: String, steps: [Number] },
  { collection: 'effects', versionKey: false, strict: 'throw' },
);

/** The side that hears them: what each event did, in the order in which it was done. */
export const effectsOf = (connection: Connection) => {
  const model = connection.model('Effect', effectSchema);
  const note = (id: string, step: number, tx: Transaction) =>
    model.updateOne({ _id: id }, { $push: { steps: step } }, { upsert: true, session: tx });
  return {
    handler: on(InvoiceExpiredV1, ({ subject, data }, tx) => note(subject, data.total.amount, tx)),
    latest: onLatest(InvoiceExpiredV1, ({ subject, data }, tx) =>
      model.updateOne({ _id: subject }, { $set: { steps: [data.total.amount] } }, { upsert: true, session: tx }),
    ),
    note,
    of: async (id: string): Promise<number[]> => (await model.findById(id).lean())?.steps ?? [],
    all: async (): Promise<Record<string, number[]>> =>
      Object.fromEntries((await model.find().lean()).map(({ _id, steps }) => [_id, steps])),
  };
};

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
