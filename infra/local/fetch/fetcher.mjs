import { spawn } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

const REPORT_EVERY = 3_000;

/**
 * Runs a command that downloads, and says every few seconds how far it is.
 * @param {string} command
 * @param {string[]} args
 * @param {{ label: string, log: (line: string) => void, into: string, env?: NodeJS.ProcessEnv,
 *   bytes?: (output: string) => number, giveUpAfter?: number }} options
 *   into: where the bytes arrive; bytes: reads them from the output, for a command that keeps them elsewhere;
 *   giveUpAfter: milliseconds without one byte more, after which the command is ended
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runFetcher(command, args, { label, log, into, env, bytes, giveUpAfter = 120_000 }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (/** @type {Buffer} */ text) => (output += text));
    let [soFar, lastChange, lastReport] = [0, Date.now(), Date.now()];
    const timer = setInterval(() => {
      const now = bytes ? bytes(output) : bytesIn(into);
      if (now !== soFar) [soFar, lastChange] = [now, Date.now()];
      if (soFar > 1e6 && Date.now() - lastReport >= REPORT_EVERY) {
        log(`${label}: fetching, ${(soFar / 1e6).toFixed(0)} MB so far`);
        lastReport = Date.now();
      }
      if (Date.now() - lastChange > giveUpAfter) child.kill('SIGKILL');
    }, 250);
    /** @param {boolean} ok */
    const finish = (ok) => {
      clearInterval(timer);
      resolve({ ok, output });
    };
    child.once('error', () => finish(false));
    child.once('close', (code) => finish(code === 0));
  });
}

/**
 * @param {string} dir
 * @returns {number} bytes of all files under it; those that vanish meanwhile do not count
 */
function bytesIn(dir) {
  try {
    return readdirSync(dir, { recursive: true })
      .map((file) => lstatSync(path.join(dir, String(file))))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  } catch {
    return 0;
  }
}
