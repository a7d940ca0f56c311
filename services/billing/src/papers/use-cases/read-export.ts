import { endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { FinanceExport } from '@mumaris/schemas';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type ExportRow, openItemRow, refundRow, takingsRow } from '../domain/export-rows';
import type { Column } from '../domain/paper-rules';
import type { OpenPeriod } from '../domain/ticket';
import type { Deps } from './deps';

interface Table {
  readonly columns: readonly Column[];
  /** How many there are, counted up to a limit. */
  count(limit: number): Promise<number>;
  rows(limit: number): AsyncIterable<ExportRow>;
}

/** The rows of a cursor, one after another. */
async function* rowsOf<T>(found: AsyncIterable<T>, rowOf: (one: T) => ExportRow): AsyncGenerator<ExportRow> {
  for await (const one of found) yield rowOf(one);
}

const instantsOf = ({ from, until }: OpenPeriod) => ({
  ...(from && { first: startOfDay(from) }),
  ...(until && { last: endOfDay(until) }),
});

const tables: Readonly<Record<FinanceExport, (deps: Deps, period: OpenPeriod) => Table>> = {
  OPEN_ITEMS: ({ openItems }, period) => ({
    columns: [
      'id',
      'kind',
      'method',
      'providerPaymentId',
      'reference',
      'amount',
      'smallestUnits',
      'currency',
      'seenAt',
    ],
    count: (limit) => openItems.countIn(instantsOf(period), limit),
    rows: (limit) => rowsOf(openItems.in(instantsOf(period), limit), openItemRow),
  }),
  REFUNDS: ({ refunds }, period) => ({
    columns: [
      'id',
      'number',
      'status',
      'ground',
      'invoiceNumber',
      'amount',
      'method',
      'requestedAt',
      'decideBy',
      'collectBy',
      'way',
      'holder',
      'iban',
    ],
    count: (limit) => refunds.countIn(instantsOf(period), limit),
    rows: (limit) => rowsOf(refunds.in(instantsOf(period), limit), refundRow),
  }),
  TAKINGS: ({ payments }, period) => ({
    columns: ['id', 'method', 'providerPaymentId', 'reference', 'amount', 'paidAt', 'receivedAt', 'goesTo'],
    count: (limit) => payments.countIn(instantsOf(period), limit),
    rows: (limit) => rowsOf(payments.in(instantsOf(period), limit), takingsRow),
  }),
};

/** Refuses a table that is too long before any of it is read. @throws RuleViolation EXPORT_TOO_LONG */
export const assertExport = async (of: FinanceExport, period: OpenPeriod, deps: Deps): Promise<void> => {
  const max = deps.rules.papers.exportRows;
  if ((await tables[of](deps, period).count(max + 1)) > max)
    throw new RuleViolation('EXPORT_TOO_LONG', { max }, 'from');
};

/**
 * A table of finance as a stream of comma-separated values: UTF-8 with a byte order mark, so that spreadsheets read the Arabic; what a
 * spreadsheet would take for a formula begins with an apostrophe.
 * @throws RuleViolation EXPORT_TOO_LONG
 */
export const readExport = async (of: FinanceExport, period: OpenPeriod, deps: Deps): Promise<Readable> => {
  await assertExport(of, period, deps);
  const { columns, exportRows } = deps.rules.papers;
  const table = tables[of](deps, period);
  const written = stringify({
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: table.columns.map((key) => ({ key, header: `${columns[key].ar} / ${columns[key].en}` })),
  });
  const rows = Readable.from(table.rows(exportRows));
  // A read that fails ends the file as broken, and a reader that has gone ends the read.
  return rows
    .once('error', (error) => written.destroy(error))
    .pipe(written)
    .once('close', () => rows.destroy());
};
