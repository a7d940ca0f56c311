import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetRun, noteRun } from './previous-run.mjs';

/**
 * @typedef {object} ServerProcess
 * @property {string} name
 * @property {string} logFile
 * @property {number | undefined} pid
 * @property {() => boolean} hasExited
 * @property {Promise<string>} exited says by what it ended: a signal, its exit code, or why it could not begin
 * @property {() => string} logTail the last lines of its log
 * @property {(grace: number) => Promise<void>} stop SIGTERM, and SIGKILL after `grace` milliseconds (0: at once)
 */

/**
 * Starts a server in a process group of its own: Ctrl-C in a terminal goes to the whole group, and the servers must
 * outlive the services that still write to them while they close down.
 * @param {{ name: string, command: string, args: string[], logFile: string, runFile: string,
 *   guard: import('./guard.mjs').Guard }} options
 * @returns {Promise<ServerProcess>}
 */
export async function startServerProcess({ name, command, args, logFile, runFile, guard }) {
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `${code}`)).once('error', ({ message }) => resolve(message));
  });
  let hasExited = false;
  void exited.then(() => (hasExited = true));
  child.unref();
  if (child.pid !== undefined) {
    guard.watch(child.pid);
    await noteRun(runFile, child.pid);
  }

  return {
    name,
    logFile,
    pid: child.pid,
    hasExited: () => hasExited,
    exited,
    logTail: () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n'),
    async stop(grace) {
      child.ref(); // from here on the caller's process has to live until the server is gone
      if (!hasExited && grace > 0) child.kill('SIGTERM');
      await Promise.race([exited, sleep(grace, undefined, { ref: false })]);
      if (!hasExited) child.kill('SIGKILL');
      await exited;
      forgetRun(runFile);
    },
  };
}
