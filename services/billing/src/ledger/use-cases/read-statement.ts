import { type Day, addDays, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Cause, Posting } from '../domain/ledger';
import type { AccountBalance } from '../domain/trial-balance';
import type { Pages } from '../store/pages';
import type { Deps } from './deps';

/** An entry of an account, in halalas. */
export interface StatementLine {
  readonly at: Date;
  readonly cause: Cause;
  readonly debit: number;
  readonly credit: number;
  /** Debits less credits, with this entry. */
  readonly balance: number;
  /** Null while it is not sealed. */
  readonly block: number | null;
}

/** A period of one account; a balance is debits less credits. */
export interface Statement {
  readonly opening: number;
  readonly lines: AsyncIterable<StatementLine>;
  /** What the kept sums say; the last line comes to it where the ledger is whole. */
  readonly closing: number;
}

/** The days of a period, both ends included; without an end all that is booked. */
export interface Period {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const balanceOf = (account: string, sums: readonly AccountBalance[]) => {
  const sum = sums.find(({ code }) => code === account);
  return sum ? sum.debits - sum.credits : 0;
};

const earliest = (one: Posting, other: Posting) =>
  one.at.getTime() - other.at.getTime() || (one.cause.id < other.cause.id ? -1 : 1);

/**
 * What moved on an account in a period: by day, within it in the order of the chain, then what is not sealed yet. Read as a stream,
 * a block at a time, as of the moment of the question.
 * @throws where the chart has no such account, and where more waits to be sealed than is read
 */
export const readStatement =
  ({ ledger, pages, rules }: Pick<Deps, 'ledger' | 'rules'> & { readonly pages: Pages }) =>
  async (account: string, { from, to }: Period): Promise<Statement> => {
    if (!rules.chart.includes(account)) throw new Error(`the chart has no account ${account}`);
    const { before, until, tail, last } = await pages.moment(async (snapshot) => ({
      before: from === undefined ? undefined : await ledger.balancesIn(addDays(from, -1), snapshot),
      until: await ledger.balancesIn(to, snapshot),
      tail: await pages.waiting(snapshot),
      last: await pages.last(snapshot),
    }));
    if (!until.isComplete) throw new Error('more postings wait to be sealed than a statement can hold: see the sealer');
    const opening = balanceOf(account, before?.sums ?? []);
    async function* lines(): AsyncGenerator<StatementLine> {
      let balance = opening;
      const linesOf = (block: number | null, postings: readonly Posting[]): StatementLine[] =>
        postings
          .toSorted(earliest)
          .flatMap(({ at, cause, entries }) =>
            entries
              .filter((entry) => entry.account === account)
              .map(({ debit, credit }) => ({ at, cause, debit, credit, balance: (balance += debit - credit), block })),
          );
      for await (const { day, block, postings } of pages.of(account, { from, to }, last))
        yield* linesOf(
          block,
          postings.filter(({ at }) => dayOf(at) === day),
        );
      const inPeriod = ({ at }: Posting) =>
        (from === undefined || dayOf(at) >= from) && (to === undefined || at <= endOfDay(to));
      yield* linesOf(null, tail.filter(inPeriod));
    }
    return { opening, lines: lines(), closing: balanceOf(account, until.sums) };
  };
