import type { EveryField } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { paymentMethods, unallocatedReasons } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import { type Allocation, destinations, type Payment } from '../domain/payment';

export type PaymentRow = Stored<Payment>;

const allocation = new Schema<Allocation>(
  {
    to: { type: String, enum: destinations, required: true },
    why: { type: String, enum: [...unallocatedReasons, null], default: null },
  } satisfies EveryField<Allocation>,
  { _id: false, strict: 'throw' },
);

const schema = new Schema<PaymentRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    method: { type: String, enum: paymentMethods, required: true },
    providerPaymentId: { type: String, required: true },
    reference: { type: String, required: true },
    invoiceId: { type: String, default: null },
    amount: { type: Number, required: true, min: 1 },
    at: { type: Date, required: true },
    receivedAt: { type: Date, required: true },
    allocation: { type: allocation, required: true },
    checkoutId: { type: String, default: null },
    excess: { type: Number, default: 0, min: 0 },
    owedBack: { type: Number, default: 0, min: 0 },
  } satisfies EveryField<PaymentRow>,
  { collection: 'payments', versionKey: false, strict: 'throw', minimize: false },
)
  // A repeated or raced notification books one payment (BIL-05).
  .index({ method: 1, providerPaymentId: 1 }, { unique: true })
  .index({ invoiceId: 1, at: 1 })
  // Those of a day, to be held against its settlement file (BIL-10).
  .index({ method: 1, at: 1 })
  .index({ checkoutId: 1 }, { partialFilterExpression: { checkoutId: { $type: 'string' } } })
  // What was booked on a day.
  .index({ receivedAt: 1, _id: 1 })
  // What goes back, and has no refund yet; and the rows from before that was kept.
  .index(
    { owedBack: 1, receivedAt: 1 },
    { name: 'back-before', partialFilterExpression: { 'allocation.to': 'REFUND' } },
  )
  .index({ owedBack: 1, receivedAt: 1 }, { name: 'back-open', partialFilterExpression: { owedBack: { $gt: 0 } } })
  // What no invoice explained, to be looked at again.
  .index({ receivedAt: 1 }, { partialFilterExpression: { 'allocation.why': 'UNKNOWN_INVOICE' } });

export const paymentModel = (connection: Connection): Model<PaymentRow> =>
  modelOf<PaymentRow>(connection, 'Payment', schema);

/** A row from before excess and refunds were kept: it goes back, or it does not. */
export const openPayment = (row: Payment): Payment => {
  const { excess = 0, owedBack = row.allocation.to === 'REFUND' ? row.amount : 0 } = row as Partial<Payment>;
  return { ...row, excess, owedBack };
};

/** What finds the payments of which something goes back, also among the rows from before that was kept. */
export const owedBack = {
  $or: [{ owedBack: { $gt: 0 } }, { 'allocation.to': 'REFUND' as const, owedBack: { $exists: false } }],
};
