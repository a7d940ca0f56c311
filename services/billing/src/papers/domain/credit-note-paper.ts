import type { Text } from '@mumaris/kit/errors';
import { type Charges, type ChargesPaper, chargesPaper, factsOf } from './charges-paper';
import { alike, momentOfInWords } from './in-words';
import type { PaperRules } from './paper-rules';

/** What of an invoice is given back, as its document tells it; amounts in halalas. */
export interface CreditNote {
  readonly number: string;
  readonly at: Date;
  readonly invoiceNumber: string;
  readonly lines: Charges['lines'];
  readonly reason: Text;
}

/** A credit note (BIL-11): the tax goes back with what it was charged on. */
export const creditNotePaper = (
  { number, at, invoiceNumber, lines, reason }: CreditNote,
  rules: PaperRules,
): ChargesPaper => ({
  title: rules.papers.titles.CREDIT_NOTE,
  mark: null,
  facts: factsOf(rules.papers, {
    creditNoteNumber: alike(number),
    issuedAt: momentOfInWords(at),
    invoiceNumber: alike(invoiceNumber),
    reason,
  }),
  ...chargesPaper({ lines, issuedAt: at }, 'credited', rules),
});
