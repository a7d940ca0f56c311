import { type Text, RuleViolation } from '@mumaris/kit/errors';
import type { CardDecline, ExemptionGround, InvoiceStatus, PaymentMethod } from '@mumaris/schemas';
import type { FeeKind, OrderKind } from '../../fees';
import { sumOf } from '../../money';

export type ClosedStatus = Exclude<InvoiceStatus, 'ISSUED'>;

/** What is charged; the amount in halalas. */
export interface InvoiceLine {
  readonly text: Text;
  readonly amount: number;
  readonly taxCode: string;
  /** The fee that it asks for; that of the invoice where it is not said. */
  readonly kind?: FeeKind | undefined;
}

/** The card provider's page that the payer was last sent to. */
export interface Checkout {
  /** 1 for the first page of an invoice; a declined card makes the next one. */
  readonly attempt: number;
  readonly id: string;
  readonly url: string;
  readonly declined: boolean;
  /** Why no card was charged on it; null while one may be, and where nobody told. */
  readonly why: CardDecline | null;
  /** Null for one from before this was kept. */
  readonly openedAt: Date | null;
  /** When the provider is asked what became of it, unless it tells before; null for at once. */
  readonly askAt: Date | null;
}

/** Which payment paid an invoice, and the number of the receipt for it. */
export interface Receipt {
  readonly number: string;
  readonly paymentId: string;
  readonly method: PaymentMethod;
}

/** Why nothing of an invoice is owed (BIL-06). */
export interface Waiver {
  readonly exemptionId: string;
  readonly ground: ExemptionGround;
  /** The number of the decision. */
  readonly decision: string;
}

/** A request for a fee (BIL-01). Amounts in halalas. */
export interface Invoice {
  readonly id: string;
  /** `INV-2026-00000042`: sequential within a year. */
  readonly number: string;
  /** What the payer types at the bank; digits only. */
  readonly billNumber: string;
  readonly kind: OrderKind;
  readonly status: InvoiceStatus;
  readonly service: string;
  readonly applicationId: string;
  readonly applicationNumber: string;
  readonly accountId: string;
  readonly practitionerId: string;
  readonly lines: readonly InvoiceLine[];
  /** What is to be paid: the sum of its lines, or nothing where it is waived. */
  readonly total: number;
  /** The exemption of its payer; null where there is none. */
  readonly waiver: Waiver | null;
  /** The version of the fee schedule that it was made from; null for one from before there were versions. */
  readonly feesVersion: number | null;
  /**
   * The first submission, or the request of an exam attempt: the month of a refund counts from it (BIL-08); null for one
   * from before it was kept.
   */
  readonly requestedAt: Date | null;
  readonly issuedAt: Date;
  /** The last millisecond in which it can be paid (BIL-03, BIL-04). */
  readonly dueAt: Date;
  /** How many reminders of its last day are said, or need no saying any more. */
  readonly reminders: number;
  /** When SADAD took the bill; null before. */
  readonly sadadRegisteredAt: Date | null;
  readonly checkout: Checkout | null;
  readonly paidAt: Date | null;
  readonly receipt: Receipt | null;
  /** When it expired, or its application ended. */
  readonly closedAt: Date | null;
}

/** How and by when an invoice is paid: rules-as-data (rules/payment.yaml). */
export interface PaymentRules {
  readonly daysToPay: Readonly<Record<OrderKind, number>>;
  /** How many days before its last day a payer is reminded, the earliest first. */
  readonly remindDaysBefore: readonly number[];
  readonly billerCode: string;
  readonly askProvidersEverySeconds: number;
  /** How long after a card's page was opened its provider is asked what became of it; then each time as long as it has been open. */
  readonly askAfterCheckoutMinutes: number;
  readonly expiryWaitsAtMostHours: number;
  /** What whoever was declined is told, and what to do next. */
  readonly declines: Readonly<Record<CardDecline, Text>>;
  readonly notPayable: Readonly<Record<ClosedStatus, Text>>;
}

/** What an invoice asks for, in halalas; of a waived one, what it would have (BIL-06). */
export const sumOfLines = ({ lines }: Pick<Invoice, 'lines'>): number => sumOf(lines.map(({ amount }) => amount));

/** What an invoice is for, as the bank and the card page show it. */
export const describe = ({ lines }: Invoice): Text => ({
  ar: lines.map(({ text }) => text.ar).join('، '),
  en: lines.map(({ text }) => text.en).join('; '),
});

/** Whether its time to pay is over (BIL-03, BIL-04): the last millisecond of the last day is still in time. */
export const isPastDue = ({ dueAt }: Invoice, now: Date): boolean => now.getTime() > dueAt.getTime();

/** When money pays an invoice: when it was taken, and not before the invoice asked for it. */
export const paysAt = ({ issuedAt }: Invoice, takenAt: Date): Date => (takenAt < issuedAt ? issuedAt : takenAt);

/**
 * Whether money that was taken at an instant pays an invoice: within the time to pay, and before the end of the application. The
 * instants decide, never the order in which they are heard of (BIL-05).
 */
export const isOwedAt = (invoice: Invoice, takenAt: Date): boolean => {
  const { status, dueAt, closedAt } = invoice;
  const at = paysAt(invoice, takenAt);
  if (at > dueAt) return false;
  return status === 'ISSUED' || (status === 'CANCELLED' && closedAt !== null && at < closedAt);
};

/** Refuses an invoice that cannot be paid, and says why. @throws RuleViolation INVOICE_NOT_PAYABLE */
export const assertPayable = (invoice: Invoice, { notPayable }: PaymentRules, now: Date): void => {
  const status = invoice.status === 'ISSUED' && isPastDue(invoice, now) ? 'EXPIRED' : invoice.status;
  if (status === 'ISSUED') return;
  throw new RuleViolation('INVOICE_NOT_PAYABLE', { why: notPayable[status] }, 'invoiceId');
};
