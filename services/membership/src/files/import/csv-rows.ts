import { open } from 'node:fs/promises';
import { CsvError, csvRecords } from '@mumaris/kit/csv/csv-records';
import { textOf } from './text-of';
import { neededColumns } from '../domain/file-row';
import { longestRow, type NumberedRow } from '../use-cases/steps/read-rows';

/** What parts the columns: whichever of these the heading has most of. */
const separatorOf = async (file: string): Promise<string> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestRow), 0, longestRow, 0);
    const [heading = ''] = buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/, 1);
    const count = (mark: string) => heading.split(mark).length;
    return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  } finally {
    await handle.close();
  }
};

/** @throws where a column is missing that every row needs, or one stands there twice */
const readHeading = (file: string, heading: readonly string[]) => {
  const names = heading.map((name) => name.trim());
  const missing = neededColumns.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name && names.indexOf(name) !== index);
  if (missing.length) throw new Error(`${file}: the heading lacks ${missing.join(', ')}`);
  if (twice.length) throw new Error(`${file}: the heading has ${twice.join(', ')} twice`);
  return names;
};

/** What is wrong where the shape is broken, by the parser's code. */
const broken: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote inside a quoted field is not doubled, or one is not closed',
  INVALID_OPENING_QUOTE: 'a quote stands inside a field that does not begin with one',
  CSV_MAX_RECORD_SIZE: `it is longer than ${longestRow} bytes, perhaps because a quote is not closed`,
};

const inWords = (file: string, row: number, { code }: CsvError) =>
  `${file} is torn in row ${row}: ${broken[code] ?? code}. Mend that row and import the file again`;

const breaksIn = (fields: readonly string[]): number =>
  fields.reduce((count, field) => count + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** The rows of a CSV. @throws Error in words where its heading cannot be right or its shape is broken, after all rows before that */
export async function* csvRows(file: string): AsyncGenerator<NumberedRow> {
  let names: readonly string[] | undefined;
  // Where the row before ended. The parser counts CR LF inside of quotes as two lines, and where a torn row began it does not tell.
  let [line, empty] = [0, 0];
  const shape = { delimiter: await separatorOf(file), longestRow };
  try {
    for await (const { fields, emptyLines } of csvRecords(textOf(file), shape)) {
      line += emptyLines - empty + 1 + breaksIn(fields);
      empty = emptyLines;
      if (names) yield { number: line, columns: rowOf(names, fields) };
      names ??= readHeading(file, fields);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(inWords(file, line + Number(error['empty_lines']) - empty + 1, error), { cause: error });
  }
}

/** Nothing where there are more or fewer fields than columns. */
const rowOf = (names: readonly string[], fields: readonly string[]) =>
  fields.length === names.length
    ? Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']))
    : undefined;
