import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '@mumaris/kit/log';

interface Following {
  file: string;
  /** What the file holds, for the log. */
  what: string;
  /** Whether the gateway starts without it: nothing of it is in service then, until the file is there and can be served. */
  isOptional?: boolean;
  /** Puts what the file holds in service. Rejects when it cannot be served, and leaves what was there before. */
  serve(text: string): Promise<void>;
  log: Logger;
}

export interface FollowedFile {
  /** A short name of what is served; undefined where nothing is. */
  readonly version: string | undefined;
  /** What the file holds now, where it cannot be served. */
  readonly refused: string | undefined;
  /** Whether it was there, and is not any more: what was served last stays in service. */
  readonly isGone: boolean;
  stop(this: void): void;
}

/** A file must look the same twice, this far apart, before it counts as written. */
const settleMs = 100;
/** Watching misses changes on some network file systems, so the file is looked at as well. */
const lookMs = 2_000;

const versionOf = (text: string | undefined) =>
  text === undefined ? undefined : createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The file's text; undefined where there is none. */
const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** The folder is watched, since a deployment replaces the file, or the link to it, rather than writing into it. */
const watchFolder = (file: string, hear: () => void, log: Logger): FSWatcher | undefined => {
  const warn = (error: unknown) => log.warn({ err: error, file }, 'a file cannot be watched; it is looked at only');
  try {
    return watch(path.dirname(file), hear).on('error', warn);
  } catch (error) {
    warn(error);
    return undefined;
  }
};

/**
 * What a file holds, followed while it changes. What cannot be served leaves what is in service as it is.
 * @throws unless it is optional, when the file cannot be read at first, or not served
 */
export const followFile = async ({ file, what, isOptional, serve, log }: Following): Promise<FollowedFile> => {
  const read = () => (isOptional ? readIfThere(file) : readFile(file, 'utf8'));
  let served: string | undefined;
  let seen: string | undefined;
  let refused: string | undefined;
  let unreadable: string | undefined;
  let isGone = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let stopped = false;

  const take = async (text: string) => {
    try {
      await serve(text);
      served = text;
      refused = undefined;
      log.info({ version: versionOf(text) }, `${what}: the file was taken up`);
    } catch (error) {
      refused = text;
      log.error({ err: error, version: versionOf(text) }, `${what}: the file cannot be served; the last one stays`);
    }
  };

  const look = async () => {
    const text = await read();
    unreadable = undefined;
    if (text === undefined) return noteGone();
    isGone = false;
    if (text === refused) return;
    if (text === served) {
      refused = undefined;
      return;
    }
    if (text !== seen) {
      seen = text;
      return lookSoon();
    }
    await take(text);
  };
  const noteGone = () => {
    if (served !== undefined && !isGone)
      log.warn({ version: versionOf(served) }, `${what}: the file is gone; what it held stays in service`);
    isGone = served !== undefined;
    refused = undefined;
  };
  /** It is looked at again and again: what is wrong with it is said once. */
  const unread = (error: unknown) => {
    const why = String(error);
    if (why !== unreadable) log.error({ err: error }, `${what}: the file cannot be read; the last one stays`);
    unreadable = why;
  };

  const lookSoon = () => {
    // One look is enough for all that happens until then; a busy folder does not put it off.
    if (timer || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (looking) return lookSoon();
      looking = true;
      look()
        .catch(unread)
        .finally(() => (looking = false));
    }, settleMs);
  };

  const first = await (isOptional ? read().catch(unread) : read());
  if (first !== undefined) {
    if (isOptional) await take(first);
    else await serve((served = first));
  }
  const watcher = watchFolder(file, lookSoon, log);
  const poll = setInterval(lookSoon, lookMs);
  return {
    get version() {
      return versionOf(served);
    },
    get refused() {
      return versionOf(refused);
    },
    get isGone() {
      return isGone;
    },
    stop: () => {
      stopped = true;
      watcher?.close();
      clearInterval(poll);
      clearTimeout(timer);
    },
  };
};
