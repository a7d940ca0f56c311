import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `probe` until it says yes. Ends early when the server's process has ended.
 * @template T
 * @param {string} what completes "MongoDB did not …"
 * @param {() => Promise<T> | T} probe truthy = yes; an exception = not yet
 * @param {{ server: import('./server-process.mjs').ServerProcess, within?: number }} options within: milliseconds
 * @returns {Promise<T>}
 */
export async function waitUntil(what, probe, { server, within = 60_000 }) {
  const deadline = Date.now() + within;
  let lastError;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer;
    } catch (error) {
      lastError = /** @type {Error} */ (error);
    }
    if (server.hasExited()) throw failure(server, `ended instead of: ${what}`);
    if (Date.now() > deadline) {
      throw failure(server, `did not ${what} within ${within / 1000} s${lastError ? ` (${lastError.message})` : ''}`);
    }
    await sleep(20);
  }
}

/**
 * @param {import('./server-process.mjs').ServerProcess} server
 * @param {string} problem
 */
function failure(server, problem) {
  return new Error(`${server.name} ${problem}\nThe end of ${server.logFile}:\n${server.logTail()}`);
}
