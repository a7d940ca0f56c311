import { labelOf } from '@mumaris/schemas';
import type { Invoice } from '../../invoices';
import { type Refund, refundedLines } from '../../refunds';
import { type ChargesPaper, chargesPaper, factsOf } from './charges-paper';
import { alike, momentOfInWords } from './in-words';
import type { PaperRules } from './paper-rules';

/**
 * The credit note of a refund (BIL-11): the tax goes back with what it was charged on. One that lapsed holds no more, and says so.
 * @returns undefined where the refund has none
 */
export const creditNotePaper = (refund: Refund, invoice: Invoice, rules: PaperRules): ChargesPaper | undefined => {
  const { creditNote, status, votes } = refund;
  if (!creditNote) return undefined;
  const { number, at } = creditNote;
  return {
    title: rules.papers.titles.CREDIT_NOTE,
    mark: status === 'LAPSED' ? { text: labelOf('RefundStatus', status), tone: 'VOID' } : null,
    facts: factsOf(rules.papers, {
      creditNoteNumber: alike(number),
      issuedAt: momentOfInWords(at),
      invoiceNumber: alike(invoice.number),
      reason: votes.at(-1)?.reason ?? null,
    }),
    ...chargesPaper({ lines: refundedLines(refund, invoice), issuedAt: at }, 'credited', rules),
  };
};
