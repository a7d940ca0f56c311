import { setTimeout as sleep } from 'node:timers/promises';
import { startServerProcess } from './server-process.mjs';

/** The pause doubles with each try, to half a minute in all; what has run for a minute has all its tries again. */
const usual = { firstPauseMs: 500, tries: 6, steadyMs: 60_000 };

/**
 * Starts a server, and once it is ready starts it again whenever it ends by itself: with the same data and on the same port, so that
 * nobody who uses it has to learn anything.
 * @param {Parameters<typeof startServerProcess>[0]} options
 * @param {(server: import('./server-process.mjs').ServerProcess) => Promise<unknown>} makeReady waits, with an end, until it
 *   can be used
 * @param {(line: string) => void} log
 * @param {typeof usual} patience
 */
export async function keepRunning(options, makeReady, log, patience = usual) {
  const { name } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = await startServerProcess(options);

  const startAgain = async () => {
    const began = Date.now();
    server = await startServerProcess(options);
    try {
      if (signal.aborted) return await server.stop(0); // asked for while there was nothing to stop
      await makeReady(server);
      log(`${name}: started again in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (signal.aborted) return;
      log(error instanceof Error ? error.message : String(error));
      await server.stop(0); // it may live, and serve nobody
    }
  };

  const watch = async () => {
    for (let [tries, since] = [0, Date.now()]; ; tries += 1) {
      const how = await server.exited;
      if (signal.aborted) return;
      if (Date.now() - since > patience.steadyMs) tries = 0;
      if (tries === patience.tries) return log(`${name}: ended (${how}) once too often; its log is ${server.logFile}`);
      log(`${name}: ended (${how}); starting it again`);
      await sleep(patience.firstPauseMs * 2 ** tries, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      since = Date.now();
      await startAgain();
    }
  };

  /** @type {Promise<void> | undefined} */
  let watching;
  return {
    /** Settles with the first start: one that fails is not tried again. */
    ready: makeReady(server).then(() => void (watching = watch())),
    pid: () => server.pid,
    /** @param {number} grace as that of a server's process */
    async stop(grace) {
      stopping.abort();
      await server.stop(grace);
      await watching;
    },
  };
}
