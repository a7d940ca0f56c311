import { batchesOf } from '@mumaris/kit/batches-of';
import { failuresOf, RuleViolation } from '@mumaris/kit/errors';
import type { Deps } from './deps';
import { compareFiles } from './steps/compare-files';
import { type NumberedRow, readRows } from './steps/read-rows';
import type { Refused } from './steps/refused';

/** What an import did, or would do, in rows. */
export type ImportResult = Record<'added' | 'changed' | 'unchanged' | 'refused', number>;

/** How far an import came. */
export interface Imported {
  readonly done: ImportResult;
  /** Why reading ended before the end of the file, if it did. */
  readonly broken: unknown;
}

interface Options {
  /** Looks at everything and writes nothing. */
  readonly preview: boolean;
  /** Whether a number or a document comes for the first time in this import. */
  readonly isFirst: (text: string) => boolean;
  /** Told of refused rows, and waited for: a slow disk must not have them gather in memory. */
  readonly refuse: (rows: readonly Refused[]) => Promise<void>;
  /** Told after each batch how many rows there were so far. */
  readonly progress: (rows: number) => void;
}

const batchSize = 1_000;

/** The rows up to the first that cannot be read, of which it is told. */
async function* untilBroken(
  rows: AsyncIterable<NumberedRow>,
  breaks: (error: unknown) => void,
): AsyncGenerator<NumberedRow> {
  try {
    yield* rows;
  } catch (error) {
    breaks(error);
  }
}

/**
 * Takes files from before in, batch by batch: good rows are taken and bad ones named, and the same rows again change nothing
 * (IDN-16). Where rows cannot be read on, those before are taken.
 */
export const importFiles =
  (deps: Pick<Deps, 'files' | 'practitioners' | 'clock'>) =>
  async (rows: AsyncIterable<NumberedRow>, { preview, isFirst, refuse, progress }: Options): Promise<Imported> => {
    const [read, compare] = [readRows(deps, isFirst), compareFiles(deps)];
    const result: ImportResult = { added: 0, changed: 0, unchanged: 0, refused: 0 };
    const refuseAll = async (refused: readonly Refused[]) => {
      result.refused += refused.length;
      if (refused.length) await refuse(refused);
    };
    let [count, broken]: [number, unknown] = [0, undefined];
    const unbroken = untilBroken(rows, (error) => (broken = error));
    for await (const batch of batchesOf(unbroken, batchSize)) {
      const { done: readable, refused: unread } = read(batch);
      const { done: compared, refused: unfit } = await compare(readable);
      const writes = compared.flatMap(({ number, write }) => (write ? [{ number, ...write }] : []));
      // Somebody else imports, too, and was faster.
      const lost = new Set(preview || !writes.length ? [] : await deps.files.writeAll(writes));
      const failures = failuresOf(new RuleViolation('CONFLICT')) ?? [];
      const beaten = writes.filter(({ file }) => lost.has(file.registrationNumber));
      await refuseAll([...unread, ...unfit, ...beaten.map(({ number }) => ({ number, failures }))]);
      const added = writes.filter(({ version }) => version === 1).length - beaten.length;
      result.added += added;
      result.changed += writes.length - beaten.length - added;
      result.unchanged += compared.length - writes.length;
      progress((count += batch.length));
    }
    return { done: result, broken };
  };
