import type { EveryField } from '@mumaris/kit/mongo/fields';
import { modelOf } from '@mumaris/kit/mongo/model-of';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { cardDeclines, exemptionGrounds, invoiceStatuses, paymentMethods } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import { feeKinds, orderKinds } from '../../fees';
import { type Checkout, type Invoice, type InvoiceLine, type Receipt, type Waiver } from '../domain/invoice';

export type InvoiceRow = Stored<Invoice>;

const embedded = { _id: false, strict: 'throw' } as const;

const line = new Schema<InvoiceLine>(
  {
    text: { type: new Schema({ ar: String, en: String }, embedded), required: true },
    amount: { type: Number, required: true },
    taxCode: { type: String, required: true },
    kind: { type: String, enum: feeKinds },
  } satisfies EveryField<InvoiceLine>,
  embedded,
);

const checkout = new Schema<Checkout>(
  {
    attempt: { type: Number, required: true },
    id: { type: String, required: true },
    url: { type: String, required: true },
    declined: { type: Boolean, required: true },
    why: { type: String, enum: cardDeclines, default: null },
    openedAt: { type: Date, default: null },
    askAt: { type: Date, default: null },
  } satisfies EveryField<Checkout>,
  { ...embedded, id: false },
);

const receipt = new Schema<Receipt>(
  {
    number: { type: String, required: true },
    paymentId: { type: String, required: true },
    method: { type: String, enum: paymentMethods, required: true },
  } satisfies EveryField<Receipt>,
  embedded,
);

const waiver = new Schema<Waiver>(
  {
    exemptionId: { type: String, required: true },
    ground: { type: String, enum: exemptionGrounds, required: true },
    decision: { type: String, required: true },
  } satisfies EveryField<Waiver>,
  embedded,
);

const schema = new Schema<InvoiceRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    number: { type: String, required: true },
    billNumber: { type: String, required: true },
    kind: { type: String, enum: orderKinds, required: true },
    status: { type: String, enum: invoiceStatuses, required: true },
    service: { type: String, required: true },
    applicationId: { type: String, required: true },
    applicationNumber: { type: String, required: true },
    accountId: { type: String, required: true },
    practitionerId: { type: String, required: true },
    lines: { type: [line], required: true },
    total: { type: Number, required: true, min: 0 },
    waiver: { type: waiver, default: null },
    feesVersion: { type: Number, default: null },
    requestedAt: { type: Date, default: null },
    issuedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    reminders: { type: Number, default: 0 },
    sadadRegisteredAt: { type: Date, default: null },
    checkout: { type: checkout, default: null },
    paidAt: { type: Date, default: null },
    receipt: { type: receipt, default: null },
    closedAt: { type: Date, default: null },
  } satisfies EveryField<InvoiceRow>,
  { collection: 'invoices', versionKey: false, strict: 'throw', minimize: false },
)
  // One invoice for each fee of an application: a repeated or replayed event makes none twice.
  .index({ applicationId: 1, kind: 1 }, { unique: true })
  .index({ number: 1 }, { unique: true })
  .index({ billNumber: 1 }, { unique: true })
  .index({ practitionerId: 1, issuedAt: 1, _id: 1 })
  // What an account was asked for (BIL-11).
  .index({ accountId: 1, issuedAt: 1 })
  // What falls due next (BIL-03, BIL-04), with all that its sum needs.
  .index({ status: 1, dueAt: 1, total: 1 })
  .index({ status: 1, reminders: 1, dueAt: 1 })
  // Pages of which the card provider is to be asked.
  .index(
    { status: 1, 'checkout.declined': 1, 'checkout.askAt': 1 },
    { partialFilterExpression: { 'checkout.declined': false } },
  );

export const invoiceModel = (connection: Connection): Model<InvoiceRow> =>
  modelOf<InvoiceRow>(connection, 'Invoice', schema);
