import type { Text } from '@mumaris/kit/errors';
import type { Taxes } from './tax';

/** Who issues, as documents name it (rules/seller.yaml). */
export interface Seller {
  readonly name: Text;
  /** As it stands in the QR code: at most 127 bytes. */
  readonly qrName: string;
  readonly vatNumber: string;
  readonly address: Text;
  readonly phone: string;
  /** What e-invoices name it by, in Arabic. */
  readonly registered: {
    /** The kind of its other number, CRN for one of the commercial register, and the number. */
    readonly scheme: string;
    readonly id: string;
    readonly street: string;
    readonly building: string;
    readonly district: string;
    readonly city: string;
    readonly postalCode: string;
  };
}

export const titles = ['INVOICE', 'TAX_INVOICE', 'RECEIPT', 'CREDIT_NOTE', 'STATEMENT'] as const;

export const labels = [
  'phone',
  'vatNumber',
  'invoiceNumber',
  'receiptNumber',
  'creditNoteNumber',
  'applicationNumber',
  'issuedAt',
  'dueAt',
  'paidAt',
  'closedAt',
  'method',
  'billNumber',
  'decision',
  'reason',
  'description',
  'taxCode',
  'amount',
  'net',
  'tax',
  'total',
  'toPay',
  'received',
  'credited',
  'account',
  'from',
  'until',
  'day',
  'debit',
  'credit',
  'balance',
  'opening',
  'closing',
] as const;
export type Label = (typeof labels)[number];

/** What an account's balance moves by. */
export const movements = [
  'ISSUED',
  'PAID',
  'EXPIRED',
  'CANCELLED',
  'WAIVED',
  'RECEIVED',
  'GRANTED',
  'LAPSED',
  'PAID_OUT',
] as const;
export type Movement = (typeof movements)[number];

export const columns = [
  'id',
  'kind',
  'number',
  'status',
  'ground',
  'invoiceNumber',
  'method',
  'providerPaymentId',
  'reference',
  'amount',
  'smallestUnits',
  'currency',
  'seenAt',
  'requestedAt',
  'decideBy',
  'collectBy',
  'way',
  'holder',
  'iban',
  'paidAt',
  'receivedAt',
  'goesTo',
] as const;
export type Column = (typeof columns)[number];

/** What stands on documents, and how they are given out (rules/papers.yaml). */
export interface PaperWords {
  readonly linkMinutes: number;
  readonly statementLines: number;
  readonly exportRows: number;
  /** The headings of the files for finance. */
  readonly columns: Readonly<Record<Column, Text>>;
  readonly titles: Readonly<Record<(typeof titles)[number], Text>>;
  readonly labels: Readonly<Record<Label, Text>>;
  /** What moves a balance, with `number` of the invoice, `receipt` and `refund`, and how the statement is read. */
  readonly statement: Readonly<Record<Movement | 'note', Text>>;
}

/** What documents are made by. */
export interface PaperRules {
  readonly seller: Seller;
  readonly taxes: Taxes;
  readonly papers: PaperWords;
}
