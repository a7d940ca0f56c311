import { linesOf } from './lines-of';
import { textOf } from './text-of';
import type { Row } from '../domain/file-row';
import { longestRow, type NumberedRow } from '../use-cases/steps/read-rows';

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

/** The rows of JSON Lines. */
export async function* jsonRows(file: string): AsyncGenerator<NumberedRow> {
  let number = 0;
  for await (const line of linesOf(textOf(file), longestRow)) {
    number += 1;
    // Trimmed of CR, too.
    const text = line?.trim();
    if (text !== '') yield { number, columns: text === undefined ? undefined : rowOfJson(text) };
  }
}
