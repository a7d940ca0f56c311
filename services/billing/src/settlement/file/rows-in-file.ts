import { CsvError, csvRecords } from '@mumaris/kit/csv/csv-records';
import { RuleViolation } from '@mumaris/kit/errors';
import type { SettlementReader, SettlementRow } from '../domain/settlement-reader';

/** Longer than any line that can be read; an open quote would else take in the rest of the file. */
const longestRow = 4_096;

/** The text of bytes, piece by piece and without a mark of their order. @throws RuleViolation SETTLEMENT_NOT_UTF8 */
async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new RuleViolation('SETTLEMENT_NOT_UTF8');
    }
  };
  for await (const piece of bytes) {
    // UTF-16 that has nothing but ASCII in it is UTF-8 with a NUL beside each letter.
    if (piece.includes(0)) throw new RuleViolation('SETTLEMENT_NOT_UTF8');
    yield decoded(piece);
  }
  yield decoded();
}

/**
 * The rows of a file (BIL-10), in their order; ask the reader at the end whether it is whole.
 * @throws RuleViolation SETTLEMENT_NOT_UTF8, SETTLEMENT_OTHER_FORMAT, SETTLEMENT_BAD_ROW where the shape is broken, and what `bytes` throws
 */
export async function* rowsInFile(
  bytes: AsyncIterable<Uint8Array>,
  reader: SettlementReader,
): AsyncGenerator<SettlementRow> {
  let number = 0;
  let empty = 0;
  try {
    for await (const { fields, emptyLines } of csvRecords(textOf(bytes), { delimiter: ',', longestRow })) {
      number += emptyLines - empty + 1;
      empty = emptyLines;
      const row = reader.take({ fields, number });
      if (row) yield row;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Cut within quotes: the reader misses the total.
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw new RuleViolation('SETTLEMENT_BAD_ROW', { row: number + 1 });
  }
}
