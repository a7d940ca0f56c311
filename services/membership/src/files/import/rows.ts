import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { type CsvError, parse } from 'csv-parse';
import { neededColumns, type Row } from '../domain/file-row';
import { longestRow, type NumberedRow } from '../use-cases/steps/read-rows';

const byteOrderMark = '\uFEFF';

/** The text of a file, piece by piece. @throws where it is not UTF-8 */
async function* textOf(file: string): AsyncGenerator<string> {
  const bytes = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 }));
  try {
    for await (const text of bytes.pipeThrough(new TextDecoderStream('utf-8', { fatal: true }) as never))
      yield String(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new Error(`${file} is not UTF-8: save it as UTF-8 (in Excel: “CSV UTF-8”), then import it again`, {
      cause: error,
    });
  }
}

/** What parts the columns: whichever of these the heading has most of. */
const separatorOf = async (file: string): Promise<string> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestRow), 0, longestRow, 0);
    const [heading = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
    const count = (mark: string) => heading.split(mark).length;
    return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  } finally {
    await handle.close();
  }
};

/** @throws where a column is missing that every row needs, or one stands there twice */
const readHeading = (file: string) => (heading: string[]) => {
  const names = heading.map((name) => name.trim());
  const missing = neededColumns.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name && names.indexOf(name) !== index);
  if (missing.length) throw new Error(`${file}: the heading lacks ${missing.join(', ')}`);
  if (twice.length) throw new Error(`${file}: the heading has ${twice.join(', ')} twice`);
  return names;
};

async function* csvRows(file: string): AsyncGenerator<NumberedRow> {
  const unreadable: NumberedRow[] = [];
  const parser = parse({
    bom: true,
    columns: readHeading(file),
    delimiter: await separatorOf(file),
    info: true,
    max_record_size: longestRow,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) =>
      void unreadable.push({ number: Number(error?.['lines']), columns: undefined }),
  });
  const records = Readable.from(textOf(file))
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  for await (const { record, info } of records as AsyncIterable<{ record: Row; info: { lines: number } }>) {
    yield* unreadable.splice(0);
    yield { number: info.lines, columns: record };
  }
  yield* unreadable;
}

/** A line of JSON as a row: what is no text is its JSON; what lies in `facts` lies beside the columns. */
const rowOfJson = (line: string): Row | undefined => {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    const { facts, ...rest } = read as Record<string, unknown>;
    const beside = typeof facts === 'object' ? { ...facts } : { facts };
    const entries = Object.entries({ ...beside, ...rest }).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  } catch {
    return undefined;
  }
};

async function* jsonRows(file: string): AsyncGenerator<NumberedRow> {
  let number = 0;
  for await (const text of createInterface({ input: Readable.from(textOf(file)), crlfDelay: Infinity })) {
    number += 1;
    const line = text.replace(byteOrderMark, '').trim();
    if (!line) continue;
    yield { number, columns: line.length > longestRow ? undefined : rowOfJson(line) };
  }
}

/** The rows of a CSV or JSON Lines file, never all at once; one that cannot be read may come before its turn. @throws where it is neither or not UTF-8 */
export const rowsOf = (file: string): AsyncGenerator<NumberedRow> => {
  if (/\.csv$/i.test(file)) return csvRows(file);
  if (/\.(jsonl|ndjson)$/i.test(file)) return jsonRows(file);
  throw new Error(`${file}: a file to import ends in .csv, .jsonl or .ndjson`);
};
