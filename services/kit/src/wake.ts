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

/** Wakes a loop at each insert into a collection, from any process, by a change stream; returns its end. */
export const wakeOnInsert = (
  connection: Connection,
  collection: string,
  wake: Wake,
  log: Logger,
): (() => Promise<void>) => {
  let stopped = false;
  let close: () => Promise<void> = () => Promise.resolve();
  const watch = () => {
    const stream = connection.collection(collection).watch([{ $match: { operationType: 'insert' } }]);
    close = () => stream.close();
    stream.on('change', () => wake.now());
    stream.on('error', (error) => {
      log.debug({ err: error, collection }, 'the change stream ended; polling goes on');
      void stream.close().catch(() => undefined);
      // Missed inserts are found by polling, so a stream may simply begin anew.
      if (!stopped) setTimeout(watch, 1_000).unref();
    });
  };
  watch();
  return async () => {
    stopped = true;
    await close().catch(() => undefined);
  };
};
