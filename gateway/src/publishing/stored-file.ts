import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { emptyFile, parseFile, printFile, type PublishedFile } from '../published/published-file';

/** A change takes milliseconds; whoever waits for longer than this is told what is in the way. */
const usualPatienceMs = 10_000;
const pauseMs = 50;

const isFault = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

/** What is published now; nothing where there is no file yet. @throws Error in words where it cannot be read */
export const readStored = (file: string): PublishedFile => {
  try {
    return parseFile(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isFault(error, 'ENOENT')) return emptyFile;
    throw new Error(`${file} cannot be read, and stays as it is: ${(error as Error).message}`, { cause: error });
  }
};

/** Takes the one lock there is: a file that nobody else could create meanwhile, with the process that holds it. */
const lock = async (name: string, patienceMs: number): Promise<void> => {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      const held = openSync(name, 'wx');
      writeFileSync(held, String(process.pid));
      return closeSync(held);
    } catch (error) {
      if (!isFault(error, 'EEXIST')) throw error;
      if (Date.now() > end)
        throw new Error(
          `${name} is held by another change of the operations. If none is under way any more, delete that file and try again`,
          { cause: error },
        );
      await setTimeout(pauseMs);
    }
  }
};

/**
 * Changes what is published. Of several changes at once each waits for the one before and begins with what that one left, so
 * none is lost; who reads meanwhile sees the file before or after, never in between.
 * @throws Error in words where the file cannot be read, would hold too much, or is held by somebody else for too long
 */
export const changeStored = async <T>(
  file: string,
  change: (before: PublishedFile) => { content: PublishedFile; result: T },
  patienceMs = usualPatienceMs,
): Promise<T> => {
  mkdirSync(path.dirname(file), { recursive: true });
  const held = `${file}.lock`;
  await lock(held, patienceMs);
  try {
    const { content, result } = change(readStored(file));
    const next = `${file}.next`;
    writeFileSync(next, printFile(content), { flush: true });
    renameSync(next, file);
    return result;
  } finally {
    rmSync(held, { force: true });
  }
};
