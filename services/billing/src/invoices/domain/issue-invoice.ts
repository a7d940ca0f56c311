import { type Day, dayOf, endOfDay, endOfPeriod } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { say } from '@mumaris/kit/words/say';
import type { Decision, PostingRules } from '../../ledger';
import { type Charge, feeInForce, type FeeSchedule, feesOf, monthsLate, type OrderKind } from '../../fees';
import { sumOf } from '../../money';
import type { Invoice, PaymentRules, Waiver } from './invoice';
import { invoiceIssued, invoiceWaived } from './invoice-events';
import { bookIncome } from './invoice-income';
import { billNumber, yearlyNumber } from './numbers';
import { remindersDue } from './remind';

/** What the order of each kind of fee tells beside the application. */
interface Told {
  readonly ADMINISTRATIVE: object;
  readonly SERVICE: { readonly approvedAt: Date };
  /** The last day of the registration that is renewed, where it has ended (MEM-64). */
  readonly COMBINED: { readonly registrationEndedOn?: Day | undefined };
  readonly EXAM: object;
}

/** An application that owes a fee. */
export type FeeOrder<K extends OrderKind = OrderKind> = {
  [P in K]: Told[P] & {
    readonly kind: P;
    readonly applicationId: string;
    readonly applicationNumber: string;
    readonly service: string;
    readonly category: string;
    readonly accountId: string;
    readonly practitionerId: string;
    /** The first submission, or the request of an exam attempt: what it costs is the fee of that day (BIL-01). */
    readonly requestedAt: Date;
    /** The last day on which it can be paid, where membership says one (MEM-63). */
    readonly payUntil?: Day | undefined;
  };
}[K];

/** What the time to pay begins with: the issue of what is due at submission (BIL-03), the approval for a service fee (BIL-04). */
const begins: { readonly [K in OrderKind]: (order: FeeOrder<K>, issuedAt: Date) => Date } = {
  ADMINISTRATIVE: (_, issuedAt) => issuedAt,
  SERVICE: ({ approvedAt }) => approvedAt,
  COMBINED: (_, issuedAt) => issuedAt,
  EXAM: (_, issuedAt) => issuedAt,
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

/** What an order is charged, line by line: the fees in force on the day of the request (BIL-01). @throws NoFeeInForce */
const chargesOf = (order: FeeOrder, schedule: FeeSchedule): Charge[] => {
  const day = dayOf(order.requestedAt);
  const fees = feesOf[order.kind].map((kind) => ({ fee: feeInForce(schedule, { ...order, kind }, day), months: 0 }));
  const months =
    order.kind === 'COMBINED' && order.registrationEndedOn ? monthsLate(order.registrationEndedOn, day) : 0;
  return months ? [...fees, { fee: feeInForce(schedule, { ...order, kind: 'LATE' }, day), months }] : fees;
};

const amountOf = ({ fee, months }: Charge): number =>
  months ? sumOf(Array<number>(months).fill(fee.amount)) : fee.amount;

const lineText = (
  { fees: { services, lines } }: IssuingRules,
  { service, applicationNumber }: FeeOrder,
  { fee: { kind }, months }: Charge,
): Text => say(lines[kind], { service: services[service] ?? service, application: applicationNumber, months });

const dueAt = <K extends OrderKind>(order: FeeOrder<K>, { daysToPay }: PaymentRules, now: Date): Date => {
  const usual = endOfPeriod(begins[order.kind](order, now), daysToPay[order.kind]);
  const last = order.payUntil === undefined ? usual : endOfDay(order.payUntil);
  return last < usual ? last : usual;
};

/**
 * Asks for a fee (BIL-01): what is owed becomes income and a receivable at once.
 * @param waiver of a payer who is exempt: then nothing is owed, and nothing booked (BIL-06)
 */
export const issueInvoice = (
  order: FeeOrder,
  { id, sequence }: Naming,
  rules: IssuingRules,
  now: Date,
  waiver: Waiver | null = null,
): Decision<Invoice> => {
  const charges = chargesOf(order, rules.fees);
  const lastMoment = dueAt(order, rules.payment, now);
  const { kind, service, applicationId, applicationNumber, accountId, practitionerId } = order;
  const invoice: Invoice = {
    id,
    number: yearlyNumber('INV', now, sequence),
    billNumber: billNumber(dayOf(now), sequence),
    kind,
    status: waiver ? 'WAIVED' : 'ISSUED',
    service,
    applicationId,
    applicationNumber,
    accountId,
    practitionerId,
    lines: charges.map((charge) => ({
      text: lineText(rules, order, charge),
      amount: amountOf(charge),
      taxCode: charge.fee.taxCode,
      kind: charge.fee.kind,
    })),
    total: waiver ? 0 : sumOf(charges.map(amountOf)),
    waiver,
    feesVersion: rules.fees.version,
    requestedAt: order.requestedAt,
    issuedAt: now,
    dueAt: lastMoment,
    // What is issued that late needs no reminder on the same day.
    reminders: remindersDue({ dueAt: lastMoment }, rules.payment, now),
    sadadRegisteredAt: null,
    checkout: null,
    paidAt: null,
    receipt: null,
    closedAt: waiver ? now : null,
  };
  if (waiver) return { state: invoice, events: [invoiceWaived(invoice, waiver)], postings: [] };
  const posting = bookIncome('INVOICE_ISSUED', invoice, rules.posting, now);
  return { state: invoice, events: [invoiceIssued(invoice, rules.payment.billerCode)], postings: [posting] };
};
