import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';

export { CsvError } from 'csv-parse';

/** The fields of a record, and how many empty lines there were before it, from the beginning on. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly emptyLines: number;
}

interface Shape {
  readonly delimiter: string;
  /** The most bytes of a record; an open quote would else take in the rest of the file. */
  readonly longestRow: number;
}

const openParser = ({ delimiter, longestRow }: Shape, found: CsvRecord[]) =>
  parse({
    delimiter,
    max_record_size: longestRow,
    // Whichever comes: the parser's own guess takes what ends the first line for the only end there is.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    // As a stream it would forget the records before a torn one that nobody has asked for yet.
    on_record: (fields: string[], { empty_lines: emptyLines }) => {
      found.push({ fields, emptyLines });
      return null;
    },
  });

/**
 * The records of a CSV, with as many fields as each has.
 * @throws CsvError where the shape is broken, after all records before it
 */
export async function* csvRecords(texts: AsyncIterable<string>, shape: Shape): AsyncGenerator<CsvRecord> {
  const found: CsvRecord[] = [];
  const parser = openParser(shape, found);
  // A failure is told by the piece it is in, or by the end.
  parser.on('error', () => undefined);
  const parsed = (text: string) =>
    new Promise<void>((resolve, reject) => void parser.write(text, (error) => (error ? reject(error) : resolve())));
  try {
    for await (const text of texts) {
      await parsed(text);
      yield* found.splice(0);
    }
    await finished(parser.end(), { readable: false });
  } catch (error) {
    yield* found.splice(0);
    throw error;
  }
  yield* found;
}
