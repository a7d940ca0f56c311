import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The file a shell would run for `name`, or undefined when the PATH has none.
 * @param {string} name
 */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((dir) => path.join(dir, name))
    .find(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a short command. Never throws: what went wrong is in `output`.
 * @param {string} command
 * @param {string[]} args
 * @param {number} [timeout] milliseconds
 * @returns {Promise<{ ok: boolean, output: string }>} both streams in one text
 */
export async function tryCommand(command, args, timeout = 60_000) {
  try {
    const { stdout, stderr } = await run(command, args, { timeout, maxBuffer: 16 * 1024 * 1024 });
    return { ok: true, output: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '', message = '' } = /** @type {any} */ (error);
    return { ok: false, output: stdout + stderr || message };
  }
}
