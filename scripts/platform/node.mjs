// Plain Node of any age, no packages: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** What everything of ours runs on. */
export const pinnedMajor = Number(readFileSync(path.join(root, '.nvmrc'), 'utf8'));

/**
 * The Node that the lock file pins for this platform. npm brings it as a package, without a script of the package's, and
 * links it as `node_modules/.bin/node`, which npm's own scripts find first.
 * @param {string} [platform] @param {string} [arch]
 */
const packageFolder = (platform = process.platform, arch = process.arch) =>
  path.join(root, 'node_modules', `node-${platform === 'win32' ? 'win' : platform}-${arch}`);

/**
 * The Node to run on: the pinned one; where no package is pinned for this platform, the machine's own, if it is of the
 * same major.
 * @returns {{ file: string, version: string }}
 * @throws where there is neither
 */
export function pinnedNode(folder = packageFolder()) {
  if (existsSync(folder)) {
    const { bin, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { file: path.join(folder, bin.node), version: `v${version}` };
  }
  if (process.version.startsWith(`v${pinnedMajor}.`)) return { file: process.execPath, version: process.version };
  throw new Error(
    `Node ${pinnedMajor} is needed, this is ${process.version}, and npm has none for ${process.platform}-${process.arch}: ` +
      'see https://nodejs.org',
  );
}

/**
 * Returns where this process is the pinned Node; else the same program is run by it, and this process ends when it ends.
 * So the machine's own Node only brings up the one that the product is tested with.
 */
export async function continueOnPinnedNode() {
  const { file, version } = pinnedNode();
  if (version === process.version) return;
  const child = spawn(file, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    // From a terminal the signal has reached the child as well; being told twice does it no harm.
    process.removeAllListeners(signal).on(signal, () => child.kill(signal));
  process.exit(
    await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    }),
  );
}
