import type { Fee } from '../src/fees/domain/fees';
import type { Invoice } from '../src/invoices/domain/invoice';
import { type FeeOrder, issueInvoice } from '../src/invoices/domain/issue-invoice';
import { openRefund } from '../src/refunds/domain/open-refund';
import type { Refund } from '../src/refunds/domain/refund';
import { type Payment, type PaymentNotice, receivePayment } from '../src/payments/domain/payment';
import { loadBillingRules } from '../src/assemble';

/** The rules as they are shipped. */
export const rules = loadBillingRules();

export const noon = new Date('2026-11-22T09:00:00.000Z');

/** The instant at which an invoice of `noon` is payable for the last time, and the first at which it is not. */
export const lastMoment = new Date('2026-12-22T20:59:59.999Z');
export const tooLate = new Date('2026-12-22T21:00:00.000Z');

const application = {
  applicationId: 'app_1',
  applicationNumber: 'A-482-913-075',
  service: 'TRAINING_LETTER',
  category: 'PHYSICIAN',
  accountId: 'acc_1',
  practitionerId: 'pra_1',
  requestedAt: noon,
};
export const administrativeOrder: FeeOrder<'ADMINISTRATIVE'> = { ...application, kind: 'ADMINISTRATIVE' };
export const serviceOrder = (approvedAt: Date): FeeOrder<'SERVICE'> => ({
  ...application,
  kind: 'SERVICE',
  approvedAt,
});

export const fee: Fee = {
  service: 'TRAINING_LETTER',
  kind: 'ADMINISTRATIVE',
  category: null,
  rank: null,
  amount: 10_000,
  taxCode: 'VATEX-SA-OOS',
  validFrom: '2026-01-01',
  validTo: null,
};

/** An open invoice of 100 riyals, issued at noon, with fields to your liking. */
export const anInvoice = (fields: Partial<Invoice> = {}): Invoice => ({
  ...issueInvoice(administrativeOrder, { id: 'inv_1', sequence: 42 }, rules, noon).state,
  ...fields,
});

/** SADAD's word that the invoice of `anInvoice` was paid, with fields to your liking. */
export const aNotice = (fields: Partial<PaymentNotice> = {}): PaymentNotice => ({
  method: 'SADAD',
  providerPaymentId: 'sadad-1',
  reference: '26112200000042',
  amount: 10_000,
  currency: 'SAR',
  paidAt: noon,
  ...fields,
});

/** 100 riyals of `anInvoice` that go back without a request, opened at noon, with fields to your liking. */
export const aRefund = (fields: Partial<Refund> = {}): Refund => {
  const { id: invoiceId, number: invoiceNumber, applicationId, accountId, practitionerId, total } = anInvoice();
  const payment = { paymentId: 'pay_1', method: 'SADAD', providerPaymentId: 'sadad-1' } as const;
  const payer = { invoiceId, invoiceNumber, applicationId, accountId, practitionerId, ...payment };
  return { ...openRefund({ id: 'rfd_1', number: 'R-482-913-075', payer }, total, noon).state, ...fields };
};

/** The same granted by finance, with the credit note for it. */
export const aGrant = (fields: Partial<Refund> = {}): Refund =>
  aRefund({
    ground: 'WRITTEN_ADVICE',
    fees: [{ kind: 'ADMINISTRATIVE', amount: 10_000 }],
    votes: [
      {
        by: 'acc_hind',
        at: noon,
        approve: true,
        ground: 'WRITTEN_ADVICE',
        reason: { ar: 'إرشاد خاطئ', en: 'Wrong advice' },
      },
    ],
    creditNote: { number: 'CN-2026-00000007', at: noon },
    collectBy: lastMoment,
    ...fields,
  });

/** A payment of the invoice of `anInvoice` with another amount, at noon, with fields to your liking. */
export const aLoosePayment = (fields: Partial<Payment> = {}): Payment => ({
  ...receivePayment('pay_1', aNotice({ amount: 9_999 }), anInvoice(), rules.posting, noon).state,
  ...fields,
});
