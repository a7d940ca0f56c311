import { feesOf } from '../../fees';
import { type Invoice, sumOfLines } from './invoice';
import type { Cause, Posting, PostingRules } from '../../ledger';

/**
 * What an invoice asks for, booked: each of its fees is income, against one receivable (BIL-10).
 * @param back whether it is owed no more, and booked back
 */
export const bookIncome = (
  what: Extract<Cause['what'], `INVOICE_${string}`>,
  invoice: Invoice,
  { receivable, income }: PostingRules,
  now: Date,
  back = false,
): Posting => {
  const { id, kind, lines } = invoice;
  const [only] = feesOf[kind];
  const entry = (account: string, amount: number, debit: boolean) => ({
    account,
    debit: debit ? amount : 0,
    credit: debit ? 0 : amount,
  });
  const fees = lines.flatMap((line) => {
    const fee = line.kind ?? only;
    return fee ? [entry(income[fee], line.amount, back)] : [];
  });
  // Of a waived one the total is nothing, and what was booked before is not.
  const owed = entry(receivable, sumOfLines(invoice), !back);
  return { cause: { what, id }, at: now, entries: back ? [...fees, owed] : [owed, ...fees] };
};
