import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../platform/run.mjs';

/**
 * An operator's command, run to its end where no store is.
 * @param {string} script its file in scripts/
 */
export const commandOf =
  (script) =>
  (/** @type {string[]} */ ...args) => {
    // A store that nobody has, so that none is asked.
    const env = { ...process.env, MONGODB_URI: 'mongodb://127.0.0.1:1/none' };
    const file = path.join(root, 'scripts', script);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', env });
    return { code: status, stdout, stderr };
  };
