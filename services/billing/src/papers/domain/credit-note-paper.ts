import { labelOf } from '@mumaris/schemas';
import type { Invoice } from '../../invoices';
import type { Refund } from '../../refunds';
import { type ChargesPaper, chargesPaper, factsOf } from './charges-paper';
import { alike, momentOfInWords } from './in-words';
import type { PaperRules } from './paper-rules';

/** What goes back of each fee, as the invoice names it. */
const linesOf = ({ id, fees }: Refund, invoice: Invoice) =>
  fees.map(({ kind, amount }) => {
    const line = invoice.lines.find((one) => one.kind === undefined || one.kind === kind);
    if (!line) throw new Error(`refund ${id} gives a ${kind} fee back that invoice ${invoice.number} does not have`);
    return { text: line.text, taxCode: line.taxCode, amount };
  });

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
    ...chargesPaper({ lines: linesOf(refund, invoice), issuedAt: at }, 'credited', rules),
  };
};
