import type { Connection } from 'mongoose';
import type { Logger } from './log';

/** Lets a loop sleep until something new is there, or until its time is up. */
export interface Wake {
  now(): void;
  /** Resolves at the next `now()`, at once if one came since the last sleep, or after `ms`. */
  sleep(ms: number): Promise<void>;
}

export const createWake = (): Wake => {
  let pending = false;
  let resolve: (() => void) | undefined;
  return {
    now: () => {
      pending = true;
      resolve?.();
    },
    sleep: (ms) =>
      new Promise<void>((done) => {
        const timer = setTimeout(finish, ms);
        function finish() {
          clearTimeout(timer);
          pending = false;
          resolve = undefined;
          done();
        }
        resolve = finish;
        if (pending) finish();
      }),
  };
};

const rewatchMs = 1_000;

/** Wakes a loop at each insert into a collection, from any process, by a change stream; returns its end. */
export const wakeOnInsert = (
  connection: Connection,
  collection: string,
  wake: Wake,
  log: Logger,
): (() => Promise<void>) => {
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let close: () => Promise<void> = () => Promise.resolve();
  const watch = () => {
    if (stopped) return;
    let ended = false;
    const end = (error?: unknown) => {
      if (ended || stopped) return;
      ended = true;
      log.debug({ err: error, collection }, 'the change stream ended; polling goes on');
      void close().catch(() => undefined);
      again = setTimeout(watch, rewatchMs);
    };
    try {
      const stream = connection.collection(collection).watch([{ $match: { operationType: 'insert' } }]);
      close = () => stream.close();
      // An error, or the end of the collection.
      stream.on('change', wake.now).on('error', end).on('close', end);
      wake.now(); // what was inserted while nobody watched
    } catch (error) {
      end(error);
    }
  };
  watch();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await close().catch(() => undefined);
  };
};
