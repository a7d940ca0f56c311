import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { pinnedNode } from './node.mjs';

const restartPauseMs = 1_000;
const readyTimeoutMs = 60_000;
const stopTimeoutMs = 12_000;
/** What does not say three times in a row that it lives hangs; what has just started has a minute for its first word. */
const usualWatch = { everyMs: 5_000, patienceMs: 5_000, misses: 3, firstMisses: 12 };
/** kafkajs asks for a timer of less than nothing when it starts; Node takes it as one millisecond and says so. */
const quiet = ['--disable-warning=TimeoutNegativeWarning'];

/** @param {string} file */
const lastLineOf = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)?.slice(0, 1_000) ?? '';

/**
 * Runs one process of the platform: its output goes to a log file, and when it ends by itself or hangs it is started again, as
 * the supervisor of a production cluster would.
 * @param {string} name
 * @param {{ main: string, env: Record<string, string>, url: string }} program
 * @param {string} logDir
 * @param {import('../../infra/local/processes/guard.mjs').Guard} guard ends the process should we die without doing so
 * @param {(line: string) => void} log
 * @param {{ everyMs: number, patienceMs: number, misses: number, firstMisses: number }} watch how its life is looked at
 */
export function supervise(name, { main, env, url }, logDir, guard, log, watch = usualWatch) {
  mkdirSync(logDir, { recursive: true });
  const file = path.join(logDir, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.previous`);
  const output = createWriteStream(file, { flags: 'a' });
  let stopping = false;
  let [missed, hasAnswered] = [0, false];
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  /** @type {Promise<void>} */
  let ended;

  const start = () => {
    [missed, hasAnswered] = [0, false];
    // Detached: Ctrl-C reaches us first, and we end everything in order.
    child = spawn(pinnedNode().file, [...quiet, main], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (child.pid) guard.watch(child.pid);
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve();
        if (stopping) return;
        log(`${name} ended (${signal ?? code}); starting it again. Its log, ${file}, ends: ${lastLineOf(file)}`);
        setTimeout(() => !stopping && start(), restartPauseMs);
      });
    });
  };
  start();

  const lives = () =>
    fetch(`${url}/health/live`, { signal: AbortSignal.timeout(watch.patienceMs) }).then(
      ({ ok }) => ok,
      () => false,
    );
  const look = async () => {
    const before = child;
    if (await lives()) [missed, hasAnswered] = [0, true];
    else if (before === child && child.exitCode === null && child.signalCode === null) missed += 1;
    if (missed < (hasAnswered ? watch.misses : watch.firstMisses) || stopping) return;
    missed = 0;
    log(`${name} hangs; ending it, to start it again`);
    child.kill('SIGKILL');
  };
  /** @type {NodeJS.Timeout | undefined} */
  let watching;
  const watchOn = () => {
    watching = setTimeout(() => void look().finally(() => !stopping && watchOn()), watch.everyMs);
  };

  return {
    name,
    url,
    pid: () => child.pid,
    /** Waits until the process says it is ready. @throws with the tail of its log */
    async ready() {
      const end = Date.now() + readyTimeoutMs;
      let last = 'no answer';
      while (Date.now() < end) {
        try {
          const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
          if (response.ok) {
            if (!watching) watchOn();
            return;
          }
          last = await response.text();
        } catch {
          // not listening yet
        }
        if (child.exitCode !== null && child.exitCode !== 0) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const tail = readFileSync(file, 'utf8').slice(-2_000);
      throw new Error(`${name} is not ready (${last}). The end of its log ${file}:\n${tail}`);
    },
    async stop() {
      stopping = true;
      clearTimeout(watching);
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
        await ended;
        clearTimeout(late);
      }
      output.end();
    },
  };
}
