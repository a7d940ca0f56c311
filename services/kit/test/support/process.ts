import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Starts a script of test/crash as a process of its own; its errors are the test's. */
export const start = (script: string, options: object, output: 'ignore' | 'pipe' = 'ignore'): ChildProcess =>
  spawn(process.execPath, [path.join(__dirname, '..', 'crash', script), JSON.stringify(options)], {
    stdio: ['ignore', output, 'inherit'],
  });

/** How a process ended: its exit code, or the signal that killed it. */
export const ended = (child: ChildProcess): Promise<number | string | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.signalCode ?? child.exitCode)
    : new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));

export const run = (script: string, options: object): Promise<number | string | null> => ended(start(script, options));
