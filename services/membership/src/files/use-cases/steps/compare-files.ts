import { RuleViolation } from '@mumaris/kit/errors';
import type { FileAtRest, FileKeys } from '../../store/earlier-file.repository';
import type { Deps } from '../deps';
import type { ReadRow } from './read-rows';
import { sorted } from './refused';

/** A file to be written; nothing where the same is there. */
export interface Compared {
  readonly number: number;
  readonly write: { readonly file: FileAtRest; readonly version: number } | undefined;
}

const keysOf = ({
  registrationNumber,
  documentIndex,
  fileNumber,
}: Pick<FileAtRest, 'registrationNumber' | 'documentIndex' | 'fileNumber'>) => [
  `number:${registrationNumber}`,
  documentIndex,
  ...(fileNumber ? [`file:${fileNumber}`] : []),
];

const compare = (
  file: FileAtRest,
  alike: readonly FileKeys[],
  taken: ReadonlySet<string>,
  now: Date,
): Compared['write'] => {
  const same = alike.find(({ registrationNumber }) => registrationNumber === file.registrationNumber);
  const others = alike.filter((one) => one !== same);
  if (same?.contentIndex === file.contentIndex) return undefined;
  // What its owner has claimed, or was granted, is not changed by imports any more.
  if (same?.practitionerId || (same?.held && same.held.until > now))
    throw new RuleViolation('FILE_OPENED', {}, 'registrationNumber');
  if (others.some(({ documentIndex }) => documentIndex === file.documentIndex))
    throw new RuleViolation('FILE_DOCUMENT_TAKEN', {}, 'idNumber');
  const { fileNumber } = file;
  if (fileNumber && (taken.has(fileNumber) || others.some((one) => one.fileNumber === fileNumber)))
    throw new RuleViolation('FILE_NUMBER_TAKEN', {}, 'fileNumber');
  return same ? { file: { ...file, id: same._id }, version: same.version + 1 } : { file, version: 1 };
};

/** Holds rows that were read beside the files and profiles that are there. */
export const compareFiles =
  ({ files, practitioners, clock }: Pick<Deps, 'files' | 'practitioners' | 'clock'>) =>
  async (rows: readonly ReadRow[]) => {
    const read = rows.map(({ file }) => file);
    const numbers = read.flatMap(({ fileNumber }) => fileNumber ?? []);
    const [there, taken] = await Promise.all([files.keysLike(read), practitioners.fileNumbersAmong(numbers)]);
    const byKey = new Map<string, FileKeys[]>();
    for (const one of there) for (const key of keysOf(one)) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    return sorted(rows, ({ number, file }): Compared => {
      const alike = new Set(keysOf(file).flatMap((key) => byKey.get(key) ?? []));
      return { number, write: compare(file, [...alike], taken, clock.now()) };
    });
  };
