import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '@mumaris/kit/log';

interface FollowedFile {
  file: string;
  /** Puts a supergraph in service. Rejects when it cannot be served, and leaves the one before. */
  serve(sdl: string): Promise<void>;
  log: Logger;
}

export interface FollowedSupergraph {
  /** A short name of the supergraph that is served. */
  readonly version: string;
  /** The one that the file holds now, where it cannot be served. */
  readonly refused: string | undefined;
  stop(this: void): void;
}

/** A file must look the same twice, this far apart, before it counts as written. */
const settleMs = 100;
/** Watching misses changes on some network file systems, so the file is looked at as well. */
const lookMs = 2_000;

const versionOf = (sdl: string) => createHash('sha256').update(sdl).digest('hex').slice(0, 12);

/**
 * The supergraph of a file, followed while it changes. What cannot be served leaves the running graph as it is.
 * The folder is watched, since a deployment replaces the file, or the link to it, rather than writing into it.
 * @throws when the file cannot be read, or its supergraph not served
 */
export const followFile = async ({ file, serve, log }: FollowedFile): Promise<FollowedSupergraph> => {
  let served = await readFile(file, 'utf8');
  await serve(served);
  let seen: string | undefined;
  let refused: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let stopped = false;

  const look = async () => {
    const sdl = await readFile(file, 'utf8');
    if (sdl === refused) return;
    if (sdl === served) {
      refused = undefined;
      return;
    }
    if (sdl !== seen) {
      seen = sdl;
      return lookSoon();
    }
    try {
      await serve(sdl);
      served = sdl;
      refused = undefined;
      log.info({ supergraph: versionOf(sdl) }, 'the supergraph was replaced');
    } catch (error) {
      refused = sdl;
      log.error({ err: error, supergraph: versionOf(sdl) }, 'a supergraph cannot be served; the last one stays');
    }
  };

  const lookSoon = () => {
    // One look is enough for all that happens until then; a busy folder does not put it off.
    if (timer || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (looking) return lookSoon();
      looking = true;
      look()
        .catch((error: unknown) => log.error({ err: error }, 'the supergraph cannot be read; the last one stays'))
        .finally(() => (looking = false));
    }, settleMs);
  };

  const watcher = watch(path.dirname(file), lookSoon).on('error', (error) => log.warn({ err: error }, 'watch'));
  const poll = setInterval(lookSoon, lookMs);
  return {
    get version() {
      return versionOf(served);
    },
    get refused() {
      return refused === undefined ? undefined : versionOf(refused);
    },
    stop: () => {
      stopped = true;
      watcher.close();
      clearInterval(poll);
      clearTimeout(timer);
    },
  };
};
