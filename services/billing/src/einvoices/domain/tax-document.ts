import type { Text } from '@mumaris/kit/errors';
import type { Invoice, InvoiceLine } from '../../invoices';
import { type Refund, refundedLines } from '../../refunds';

export const documentKinds = ['INVOICE', 'CREDIT_NOTE'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What tax is reported of (BIL-11): fees that were paid, or that went back. Amounts in halalas, the tax inside of them. */
export interface TaxDocument {
  readonly kind: DocumentKind;
  /** `INV-2026-00000042` or `CN-2026-00000042`. */
  readonly number: string;
  readonly at: Date;
  /** The invoice that a credit note takes from, and why. */
  readonly corrects: { readonly number: string; readonly reason: Text } | null;
  readonly lines: readonly Pick<InvoiceLine, 'text' | 'amount' | 'taxCode'>[];
}

/** A paid invoice is a tax document; before, it asks for what may never be owed. @returns undefined where it is none */
export const documentOfInvoice = ({ status, number, paidAt, lines }: Invoice): TaxDocument | undefined =>
  status === 'PAID' && paidAt ? { kind: 'INVOICE', number, at: paidAt, corrects: null, lines } : undefined;

/** The credit note of money that was paid back; what nobody collects does not go back. @returns undefined where there is none */
export const documentOfRefund = (refund: Refund, invoice: Invoice): TaxDocument | undefined => {
  const { status, creditNote, paidAt, votes } = refund;
  const reason = votes.at(-1)?.reason;
  if (status !== 'PAID' || !creditNote || !paidAt || !reason) return undefined;
  const corrects = { number: invoice.number, reason };
  return {
    kind: 'CREDIT_NOTE',
    number: creditNote.number,
    at: paidAt,
    corrects,
    lines: refundedLines(refund, invoice),
  };
};
