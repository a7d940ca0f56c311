import { dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { say } from '@mumaris/kit/words/say';
import type { InvoiceKind } from '@mumaris/schemas';
import type { Decision, PostingRules } from '../../ledger';
import type { Fee, FeeKind, FeeSchedule } from '../../fees';
import type { Invoice, PaymentRules } from './invoice';
import { invoiceIssued } from './invoice-events';
import { bookIncome } from './invoice-income';
import { billNumber, yearlyNumber } from './numbers';

/** What the order of each kind of fee tells beside the application. */
interface Told {
  readonly ADMINISTRATIVE: object;
  readonly SERVICE: { readonly approvedAt: Date };
  readonly COMBINED: object;
}

/** An application that owes a fee. */
export type FeeOrder<K extends InvoiceKind = InvoiceKind> = {
  [P in K]: Told[P] & {
    readonly kind: P;
    readonly applicationId: string;
    readonly applicationNumber: string;
    readonly service: string;
    readonly category: string;
    readonly accountId: string;
    readonly practitionerId: string;
  };
}[K];

/** What the time to pay begins with: the issue of what is due at submission (BIL-03), the approval for a service fee (BIL-04). */
const begins: { readonly [K in InvoiceKind]: (order: FeeOrder<K>, issuedAt: Date) => Date } = {
  ADMINISTRATIVE: (_, issuedAt) => issuedAt,
  SERVICE: ({ approvedAt }) => approvedAt,
  COMBINED: (_, issuedAt) => issuedAt,
};

/** What names a new invoice; the sequence counts the invoices of a year from 1. */
export interface Naming {
  readonly id: string;
  readonly sequence: number;
}

/** The rules that an invoice is issued by. */
export interface IssuingRules {
  readonly fees: FeeSchedule;
  readonly payment: PaymentRules;
  readonly posting: PostingRules;
}

const lineText = (
  { fees: { services, lines } }: IssuingRules,
  { service, applicationNumber }: FeeOrder,
  fee: FeeKind,
): Text => say(lines[fee], { service: services[service] ?? service, application: applicationNumber });

const dueAt = <K extends InvoiceKind>(order: FeeOrder<K>, { daysToPay }: PaymentRules, now: Date): Date =>
  endOfPeriod(begins[order.kind](order, now), daysToPay[order.kind]);

/** Asks for a fee (BIL-01): what is owed becomes income and a receivable at once. */
export const issueInvoice = (
  order: FeeOrder,
  fees: readonly Fee[],
  { id, sequence }: Naming,
  rules: IssuingRules,
  now: Date,
): Decision<Invoice> => {
  const { kind, service, applicationId, applicationNumber, accountId, practitionerId } = order;
  const invoice: Invoice = {
    id,
    number: yearlyNumber('INV', now, sequence),
    billNumber: billNumber(dayOf(now), sequence),
    kind,
    status: 'ISSUED',
    service,
    applicationId,
    applicationNumber,
    accountId,
    practitionerId,
    lines: fees.map((fee) => ({
      text: lineText(rules, order, fee.kind),
      amount: fee.amount,
      taxCode: fee.taxCode,
      kind: fee.kind,
    })),
    total: fees.reduce((sum, { amount }) => sum + amount, 0),
    issuedAt: now,
    dueAt: dueAt(order, rules.payment, now),
    sadadRegisteredAt: null,
    checkout: null,
    paidAt: null,
    receipt: null,
    closedAt: null,
  };
  const posting = bookIncome('INVOICE_ISSUED', invoice, rules.posting, now);
  return { state: invoice, events: [invoiceIssued(invoice, rules.payment.billerCode)], postings: [posting] };
};
