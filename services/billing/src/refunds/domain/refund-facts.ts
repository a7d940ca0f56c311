import { RuleViolation } from '@mumaris/kit/errors';
import type { RefundGround } from '@mumaris/schemas';
import type { FeeKind } from '../../fees';
import { feesOf } from '../../fees';
import type { Invoice, KnownApplication } from '../../invoices';
import { type Refund, statusesGranted } from './refund';
import type { PaidFee, RefundFacts, RefundQuote } from './refund-quote';

/** What decides on the refund of an invoice's fees (BIL-08). */
export const factsOf = (invoice: Invoice, known: KnownApplication | undefined): RefundFacts => {
  const asked = invoice.requestedAt ?? invoice.issuedAt;
  return {
    // An exam attempt has a request of its own; every other fee follows from the first submission.
    requestedAt: invoice.kind === 'EXAM' ? asked : (known?.requestedAt ?? asked),
    completedAt: known?.completedAt ?? null,
    nonCompliance: known?.nonCompliance ?? false,
    examSatAt: known?.examSatAt ?? null,
    isPayable: invoice.status === 'PAID' || invoice.status === 'ISSUED',
    // The service fee is the last step: paid, the application completes, unless it has ended otherwise.
    completesByPayment: invoice.kind === 'SERVICE' && !known?.endedAt,
  };
};

/** Half goes back for what was not provided once its application has ended, not while it runs (BIL-08). @throws RuleViolation APPLICATION_RUNNING */
export const assertEnded = (quote: RefundQuote, ground: RefundGround, known: KnownApplication | undefined): void => {
  const half = quote.fees.find(({ rule }) => rule === 'HALF');
  if (ground === 'NOT_PROVIDED' && half?.lastDay && !known?.endedAt)
    throw new RuleViolation('APPLICATION_RUNNING', { day: { day: half.lastDay } }, 'invoiceId');
};

/** The fees of an invoice, and what was granted of each before. @param refunds of the invoice */
export const paidFeesOf = ({ kind: order, lines }: Invoice, refunds: readonly Refund[]): PaidFee[] => {
  const granted = refunds.filter(({ status }) => statusesGranted.includes(status)).flatMap(({ fees }) => fees);
  const refundedOf = (kind: FeeKind) => granted.reduce((sum, fee) => (fee.kind === kind ? sum + fee.amount : sum), 0);
  return lines.flatMap(({ kind = feesOf[order][0], amount }) =>
    kind ? { kind, amount, refunded: refundedOf(kind) } : [],
  );
};
