import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGuard } from '../../../infra/local/processes/guard.mjs';
import { root } from '../../platform/run.mjs';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ file: string, cores: string, env?: Record<string, string>, flags?: string[], talks?: boolean }} Program talks: it
 *   says when it is ready, and answers messages
 */

/** Starts processes of this run, each on cores of its choice, and ends all of them, also when this one is killed. */
export const createChildren = () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'mumaris-bench-'));
  const guard = startGuard(`${root}${path.sep}`);
  /** @type {ChildProcess[]} */
  const running = [];

  /** @param {string} name @param {Program} program */
  const start = (name, { file, cores, env = {}, flags = [], talks = false }) => {
    const log = path.join(dir, `${name}.log`);
    const output = openSync(log, 'w');
    const child = spawn('taskset', ['-c', cores, process.execPath, ...flags, path.join(root, file)], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
      stdio: ['ignore', output, output, ...(talks ? [/** @type {const} */ ('ipc')] : [])],
    });
    closeSync(output);
    if (child.pid) guard.watch(child.pid);
    running.push(child);
    const tail = () => readFileSync(log, 'utf8').slice(-2_000);
    /** When it ends by itself, whoever waits for it hears why. @type {Promise<never>} */
    const ended = new Promise((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`${name} ended (${signal ?? code}):\n${tail()}`)));
    });
    ended.catch(() => undefined);
    const heard = async () => (await Promise.race([once(child, 'message'), ended]))[0];
    return { name, pid: child.pid ?? 0, child, ended, tail, heard };
  };

  const stop = async () => {
    const left = running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      left.map((child) => {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        return gone;
      }),
    );
    guard.dismiss();
    rmSync(dir, { recursive: true, force: true });
  };

  return { dir, start, stop };
};

/** @typedef {ReturnType<ReturnType<typeof createChildren>['start']>} Child */

/** Asks a child that talks, and gives its answer. @param {Child} child @param {object} message */
export const told = (child, message) => {
  const answer = child.heard();
  child.child.send(message);
  return answer;
};
