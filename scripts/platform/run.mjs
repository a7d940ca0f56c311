// Plain Node, no packages: this runs before anything is installed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs a command at the top of the repository and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined>, cwd?: string }} [options] quiet: what it prints is given back instead of shown
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, stdio: ['ignore', stdio, stdio], env: { ...process.env, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * As `run`, with an end to the program when it fails.
 * @param {string} what for people
 * @param {Parameters<typeof run>} command
 */
export async function mustRun(what, ...command) {
  const { code, output } = await run(...command);
  if (code === 0) return output;
  throw new Error(`${what} failed (${command[0]} ${command[1].join(' ')}):\n${output.slice(-4_000)}`);
}
