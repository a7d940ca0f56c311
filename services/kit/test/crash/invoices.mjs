// The same small aggregate as in test/support/invoices.ts, for the processes that a test kills.
import { createOutbox } from '@mumaris/kit/events/outbox';
import { systemClock } from '@mumaris/kit/clock';
import { aggregateStore } from '@mumaris/kit/mongo/aggregate-store';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import mongoose from 'mongoose';

const schema = new mongoose.Schema(
  { _id: String, version: Number, step: Number },
  { collection: 'invoices', versionKey: false, strict: 'throw' },
);

const eventOf = (id, step) =>
  InvoiceExpiredV1.of({
    invoiceId: id,
    number: 'INV-2026-00000042',
    kind: 'SERVICE',
    applicationId: 'app_01k8x2v6t3q9m6',
    accountId: 'acc_01k8x2v6t3q9m4',
    total: { amount: step, currency: 'SAR' },
    dueAt: '2026-11-22T20:59:59.999Z',
  });

export const invoicesOf = (connection) => {
  const outbox = createOutbox({ service: 'billing', connection, clock: systemClock });
  const store = aggregateStore({ connection, model: connection.model('Invoice', schema), outbox });
  const next = ({ id, step }) => ({ state: { id, step: step + 1 }, events: [eventOf(id, step + 1)] });
  return { step: (id, tx) => store.update(id, next, tx) };
};
