import { open, stat } from 'node:fs/promises';
import type { Refused } from '../use-cases/steps/refused';

/** Where refused rows are told. */
export interface Telling {
  readonly tell: (rows: readonly Refused[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How many refused rows are shown where no file for them is named. */
export const shown = 20;

/** Tells the first of the refused rows on the screen. */
export const tellOnScreen = (): Telling => {
  let left = shown;
  const tell = (rows: readonly Refused[]) => {
    for (const { number, failures } of rows.slice(0, left))
      for (const { field, message } of failures)
        process.stderr.write(`row ${number}${field ? `, ${field.join('.')}` : ''}: ${message.en}\n`);
    left = Math.max(0, left - rows.length);
    return Promise.resolve();
  };
  return { tell, close: () => Promise.resolve() };
};

/** A text as a field of CSV that no spreadsheet takes for a formula: columns' names are whatever the file says. */
const quoted = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** Each failure of a refused row as a line of CSV. */
const linesOf = ({ number, failures }: Refused) =>
  failures.map(
    ({ field, code, message: { ar, en } }) =>
      `${[String(number), ...[field?.join('.') ?? '', code, ar, en].map(quoted)].join(',')}\n`,
  );

/** Whether two paths lead to the same file, by whatever links or spelling. */
const isSame = async (one: string, other: string): Promise<boolean> => {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
};

/** Tells all refused rows in a CSV of its own. @throws Error in words where it is the input itself or cannot be written */
export const tellInFile = async (file: string, input: string): Promise<Telling> => {
  if (await isSame(file, input)) throw new Error(`--errors ${file} is the file to import: name another one`);
  const failed = (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--errors ${file} cannot be written: ${why}`, { cause: error });
  };
  const handle = await open(file, 'w').catch(failed);
  const write = (text: string) => handle.appendFile(text).catch(failed);
  // A byte-order mark, or spreadsheets show Arabic as something else.
  await write('\uFEFFrow,field,code,ar,en\n');
  return { tell: (rows) => write(rows.flatMap(linesOf).join('')), close: () => handle.close() };
};
