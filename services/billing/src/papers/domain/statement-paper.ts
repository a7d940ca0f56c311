import { dayOf, toHijri } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { dayInWords } from '@mumaris/kit/words/day-in-words';
import { say } from '@mumaris/kit/words/say';
import { type ChargesPaper, type Fact, factsOf, sellerOf } from './charges-paper';
import { alike, amountInWords } from './in-words';
import type { PaperRules } from './paper-rules';
import type { Period, Statement, StatementLine } from './statement';

type Column = 'day' | 'description' | 'debit' | 'credit' | 'balance';

/** A statement as papers/statement.typ takes it: everything in words, in both languages. */
export interface StatementPaper extends Pick<ChargesPaper, 'title' | 'seller' | 'facts' | 'notes'> {
  readonly headings: Readonly<Record<Column, Text>>;
  readonly opening: Fact;
  readonly rows: readonly {
    readonly day: string;
    readonly hijri: string;
    readonly text: Text;
    /** Null where the line is of the other side. */
    readonly debit: Text | null;
    readonly credit: Text | null;
    readonly balance: Text;
  }[];
  readonly closing: Fact;
}

const rowOf = (
  { at, what, about, amount, balance }: StatementLine,
  rules: PaperRules,
): StatementPaper['rows'][number] => {
  const day = dayOf(at);
  const text = rules.papers.statement[what];
  const isCredit = amount < 0;
  return {
    day,
    hijri: toHijri(day),
    text: say(text, { number: about.invoice, receipt: about.receipt, refund: about.refund }),
    debit: isCredit ? null : amountInWords(amount),
    credit: isCredit ? amountInWords(-amount) : null,
    balance: amountInWords(balance),
  };
};

const dayInBoth = (day: string): Text => ({ ar: dayInWords(day, 'AR'), en: dayInWords(day, 'EN') });

/** The statement of an account over a period (BIL-11). */
export const statementPaper = (
  accountId: string,
  period: Period,
  { opening, lines, closing }: Statement,
  rules: PaperRules,
): StatementPaper => {
  const { titles, labels, statement } = rules.papers;
  const facts = { account: alike(accountId), from: dayInBoth(period.from), until: dayInBoth(period.until) };
  return {
    title: titles.STATEMENT,
    seller: sellerOf(rules),
    facts: factsOf(rules.papers, facts),
    headings: {
      day: labels.day,
      description: labels.description,
      debit: labels.debit,
      credit: labels.credit,
      balance: labels.balance,
    },
    opening: { label: labels.opening, value: amountInWords(opening) },
    rows: lines.map((line) => rowOf(line, rules)),
    closing: { label: labels.closing, value: amountInWords(closing) },
    notes: [statement.note],
  };
};
