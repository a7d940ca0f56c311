import { createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { firstTime } from './first-time';
import { rowsOf } from './rows';
import { importFiles, type ImportResult } from '../use-cases/import-files';
import type { Refused } from '../use-cases/steps/refused';

const usage = `usage: npm run files -- import FILE [--preview] [--errors OUT.csv]
  Takes the files of the Commission's earlier systems in, for their owners to claim (IDN-16). FILE is CSV (with a heading) or JSON Lines
  (.jsonl, .ndjson), in UTF-8. Columns: registrationNumber, fileNumber (may be empty), idNumber or passportNumber and
  passportCountry, nameAr, nameEn (one of them may be empty), dateOfBirth (either calendar), gender, nationality, category, email, mobile (may be empty); every other
  column, and what a line of JSON has under facts, is kept as it came.
  --preview   says what would be done, and does nothing
  --errors    writes every refused row to a file: row, field, code, what to do in Arabic and English
  The same rows again change nothing; a changed row changes its file until its owner has claimed it.`;

/** How many refused rows are shown where no file for them is named. */
const shown = 20;
/** How many different numbers and documents one import may have: a million rows of three each. */
const mostTexts = 3_500_000;
const progressEvery = 50_000;

const readArguments = (args: string[]) => {
  const options = { preview: { type: 'boolean' }, errors: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Each failure of a refused row as a line of CSV. */
const linesOf = ({ number, failures }: Refused) =>
  failures.map(({ field, code, message: { ar, en } }) =>
    [String(number), field?.join('.') ?? '', code, quoted(ar), quoted(en)].join(','),
  );

/** Where refused rows are told: in a file, or the first of them on the screen. */
const openErrors = (file: string | undefined) => {
  if (!file) {
    let count = 0;
    const tell = (row: Refused) => {
      if (count++ < shown)
        for (const { field, message } of row.failures)
          process.stderr.write(`row ${row.number}${field ? `, ${field.join('.')}` : ''}: ${message.en}\n`);
    };
    return { tell, close: () => Promise.resolve() };
  }
  const out = createWriteStream(file);
  // A byte-order mark, or spreadsheets show Arabic as something else.
  out.write('\uFEFFrow,field,code,ar,en\n');
  return {
    tell: (row: Refused) => void out.write(`${linesOf(row).join('\n')}\n`),
    close: async () => {
      out.end();
      await finished(out);
    },
  };
};

const inWords = ({ added, changed, unchanged, refused }: ImportResult, preview: boolean, errors?: string): string => {
  const done = `${preview ? 'Would add' : 'Added'} ${added}, ${preview ? 'change' : 'changed'} ${changed}; ${unchanged} as they are`;
  if (!refused) return `${done}; none refused.`;
  const where = errors
    ? `see ${errors}`
    : refused > shown
      ? `the first ${shown} are above, --errors OUT.csv writes all`
      : 'see above';
  return `${done}; ${refused} refused: ${where}.`;
};

/** Opens membership's store for some work. */
type Open = <T>(work: (deps: Parameters<typeof importFiles>[0]) => Promise<T>) => Promise<T>;

/** Imports files from before. @returns what is printed @throws Error in words for whoever types the command */
export const filesCommand = async (args: string[], open: Open): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return usage;
  const [command, file, ...more] = positionals;
  if (command !== 'import' || !file || more.length) throw new Error(usage);
  await access(file).catch((error: unknown) => {
    throw new Error(`${file} cannot be read`, { cause: error });
  });
  const { preview = false } = values;
  const rows = rowsOf(file);
  const errors = openErrors(values.errors);
  const progress = (count: number) => {
    if (count % progressEvery === 0) process.stderr.write(`… ${count} rows\n`);
  };
  const options = { preview, isFirst: firstTime(mostTexts), refuse: errors.tell, progress };
  const result = await open((deps) => importFiles(deps)(rows, options)).finally(errors.close);
  if (result.refused) process.exitCode = 1;
  return inWords(result, preview, values.errors);
};
