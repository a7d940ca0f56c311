import { access, constants, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { firstTime } from './first-time';
import { rowsOf } from './rows';
import { shown, tellInFile, tellOnScreen } from './tell-refused';
import { importFiles, type ImportResult } from '../use-cases/import-files';

const usage = `usage: npm run files -- import FILE [--preview] [--errors OUT.csv]
  Takes the files of the Commission's earlier systems in, for their owners to claim (IDN-16). FILE is CSV (with a heading) or JSON Lines
  (.jsonl, .ndjson), in UTF-8. Columns: registrationNumber, fileNumber (may be empty), idNumber or passportNumber and
  passportCountry, nameAr, nameEn (one of them may be empty), dateOfBirth (either calendar), gender, nationality, category, email, mobile (may be empty); every other
  column, and what a line of JSON has under facts, is kept as it came.
  --preview   says what would be done, and does nothing
  --errors    writes every refused row to a file: row, field, code, what to do in Arabic and English
  The same rows again change nothing; a changed row changes its file until its owner has claimed it. A changed row replaces all that
  its file had: a column that is left out, or a field that is empty, empties what the file had there.`;

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

/** @throws where there is no file that can be read */
const assertFile = async (file: string) => {
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile())
    throw new Error(`${file} is a directory or a device: name the CSV or JSON Lines file itself`);
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw new Error(`${file} cannot be read`, { cause: error });
  });
};

/** Why a file could not be read to its end, and what became of its beginning. */
const brokenInWords = (broken: unknown, done: ImportResult, preview: boolean): string => {
  const why = broken instanceof Error ? broken.message : String(broken);
  if (!Object.values(done).some(Boolean)) return `${why}. No row was taken.`;
  return `${why}. The rows read before that ${preview ? 'would be' : 'were'} taken, and nothing after it.`;
};

/** Opens membership's store for some work. */
type Open = <T>(work: (deps: Parameters<typeof importFiles>[0]) => Promise<T>) => Promise<T>;

/** Imports files from before. @returns what is printed @throws Error in words for whoever types the command */
export const filesCommand = async (args: string[], open: Open): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return usage;
  const [command, file, ...more] = positionals;
  if (command !== 'import' || !file || more.length) throw new Error(usage);
  await assertFile(file);
  const { preview = false } = values;
  const rows = rowsOf(file);
  const { tell, close } = values.errors === undefined ? tellOnScreen() : await tellInFile(values.errors, file);
  const progress = (count: number) => {
    if (count % progressEvery === 0) process.stderr.write(`… ${count} rows\n`);
  };
  const options = { preview, isFirst: firstTime(mostTexts), refuse: tell, progress };
  const { done, broken } = await open((deps) => importFiles(deps)(rows, options)).finally(close);
  const said = inWords(done, preview, values.errors);
  if (broken !== undefined) throw new Error(`${brokenInWords(broken, done, preview)}\n${said}`, { cause: broken });
  if (done.refused) process.exitCode = 1;
  return said;
};
