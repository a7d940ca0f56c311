import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../platform/run.mjs';

/** Where the gateways are that are no part of the platform, with a lock of their own. */
export const rivals = fileURLToPath(new URL('rivals', import.meta.url));

/** Installs them as their lock says, unless they are there. @returns {Promise<boolean>} whether they are to be had */
export const installRivals = async () => {
  if (existsSync(path.join(rivals, 'node_modules/@graphql-hive/router-runtime'))) return true;
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit'], { cwd: rivals, quiet: true });
  if (code) process.stderr.write(`The rivals cannot be installed:\n${output.slice(-1_000)}\n`);
  return code === 0;
};
