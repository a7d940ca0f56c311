import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('guard.sh', import.meta.url));

/** @typedef {{ watch(pid: number): void, dismiss(): void }} Guard */

/**
 * Starts the watchdog of guard.sh. It is started before any server, so that there is no moment without it, and in a
 * process group of its own, so that Ctrl-C does not end it.
 * @param {string} marker a path that every guarded server has in its command line
 * @param {string} [throwaway] directory to remove when the starter is gone
 * @returns {Guard}
 */
export function startGuard(marker, throwaway = '') {
  const guard = spawn('/bin/sh', [script, marker, throwaway], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  /** @type {import('node:net').Socket} */ (guard.stdin).unref();
  return {
    watch: (pid) => void guard.stdin.write(`${pid}\n`),
    dismiss: () => void guard.stdin.end(),
  };
}
