import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { bothLanguages, count, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import { paymentMethods, refundGrounds, refundStatuses, refundWays } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import { feeKinds } from '../../fees';
import {
  type CreditNote,
  type PayOut,
  type Refund,
  type RefundedFee,
  type RefundVote,
  statusesRunning,
} from '../domain/refund';

export type RefundRow = Stored<Refund>;

const part = { _id: false, strict: 'throw', minimize: false } as const;

const fee = new Schema<RefundedFee>(
  { kind: { type: String, enum: feeKinds, required: true }, amount: count } satisfies EveryField<RefundedFee>,
  part,
);

const vote = new Schema<RefundVote>(
  {
    by: text,
    at: date,
    approve: { type: Boolean, required: true },
    ground: { type: String, enum: refundGrounds, required: true },
    reason: { type: bothLanguages, required: true },
  } satisfies EveryField<RefundVote>,
  part,
);

const payOut = new Schema<PayOut>(
  {
    way: { type: String, enum: refundWays, required: true },
    iban: maybeText,
    holder: maybeText,
  } satisfies EveryField<PayOut>,
  part,
);

const creditNote = new Schema<CreditNote>({ number: text, at: date } satisfies EveryField<CreditNote>, part);

const schema = new Schema<RefundRow>(
  {
    _id: text,
    version: count,
    number: text,
    status: { type: String, enum: refundStatuses, required: true },
    ground: { type: String, enum: [...refundGrounds, null], default: null },
    words: maybeText,
    invoiceId: maybeText,
    invoiceNumber: maybeText,
    applicationId: maybeText,
    accountId: maybeText,
    practitionerId: maybeText,
    paymentId: text,
    method: { type: String, enum: paymentMethods, required: true },
    providerPaymentId: text,
    fees: { type: [fee], required: true },
    amount: { type: Number, required: true, min: 0 },
    requestedAt: date,
    firstRequestedAt: date,
    decideBy: maybeDate,
    escalatedAt: maybeDate,
    votes: { type: [vote], required: true },
    decidedAt: maybeDate,
    creditNote: { type: creditNote, default: null },
    collectBy: maybeDate,
    payOut: { type: payOut, default: null },
    cardRefused: { type: Boolean, required: true },
    payOutReference: maybeText,
    paidBy: maybeText,
    paidAt: maybeDate,
  } satisfies EveryField<RefundRow>,
  { collection: 'refunds', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  // One at a time is asked for of a payment.
  .index(
    { paymentId: 1 },
    {
      name: 'one-running',
      unique: true,
      partialFilterExpression: { ground: { $type: 'string' }, status: { $in: [...statusesRunning] } },
    },
  )
  .index({ providerPaymentId: 1 })
  .index({ invoiceId: 1, requestedAt: 1 })
  .index({ practitionerId: 1, requestedAt: 1, _id: 1 })
  .index({ accountId: 1, requestedAt: 1 })
  .index({ requestedAt: 1, _id: 1 })
  .index({ status: 1, requestedAt: 1, _id: 1 })
  .index({ status: 1, decideBy: 1 })
  .index({ status: 1, collectBy: 1 });

export const refundModel = (connection: Connection): Model<RefundRow> =>
  modelOf<RefundRow>(connection, 'Refund', schema);
