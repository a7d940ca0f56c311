import { csvRows } from './csv-rows';
import { jsonRows } from './json-rows';
import type { NumberedRow } from '../use-cases/steps/read-rows';

async function* some(file: string, rows: AsyncIterable<NumberedRow>): AsyncGenerator<NumberedRow> {
  let any = false;
  for await (const row of rows) {
    any = true;
    yield row;
  }
  if (!any) throw new Error(`${file} has no rows`);
}

/**
 * The rows of a CSV or JSON Lines file in their order, never all at once.
 * @throws Error in words where it is neither, has no rows, or cannot be read on
 */
export const rowsOf = (file: string): AsyncGenerator<NumberedRow> => {
  if (/\.csv$/i.test(file)) return some(file, csvRows(file));
  if (/\.(jsonl|ndjson)$/i.test(file)) return some(file, jsonRows(file));
  throw new Error(`${file}: a file to import ends in .csv, .jsonl or .ndjson`);
};
