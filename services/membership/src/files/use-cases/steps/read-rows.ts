import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { documentKey } from '../../domain/earlier-file';
import { readRow, type Row } from '../../domain/file-row';
import type { FileAtRest } from '../../store/earlier-file.repository';
import type { Deps } from '../deps';
import { sorted } from './refused';

/** A row with its number as an editor shows it; without columns where it cannot be read. */
export interface NumberedRow {
  readonly number: number;
  readonly columns: Row | undefined;
}

/** A file as it would lie in the store, and the row that it is from. */
export interface ReadRow {
  readonly number: number;
  readonly file: FileAtRest;
}

/** How long a row may be, in bytes. */
export const longestRow = 65_536;

/**
 * Reads rows, and refuses those whose numbers or document came before in the same import.
 * @param isFirst whether a text comes for the first time
 */
export const readRows = ({ files, clock }: Pick<Deps, 'files' | 'clock'>, isFirst: (text: string) => boolean) => {
  const read = ({ number, columns }: NumberedRow): ReadRow => {
    if (!columns) throw new RuleViolation('FILE_ROW_UNREADABLE', { max: longestRow });
    const content = readRow(columns);
    const { registrationNumber, fileNumber, person } = content;
    const keys = [`number:${registrationNumber}`, documentKey(person), ...(fileNumber ? [`file:${fileNumber}`] : [])];
    // Each is noted, so that a third row is refused for what the second had.
    if (keys.filter((key) => !isFirst(key)).length)
      throw new RuleViolation('FILE_ROW_REPEATED', {}, 'registrationNumber');
    return {
      number,
      file: files.seal({ id: newId('fil'), ...content, importedAt: clock.now(), held: null, practitionerId: null }),
    };
  };
  return (rows: readonly NumberedRow[]) => sorted(rows, read);
};
