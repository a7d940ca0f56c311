// Plain Node, no packages: this runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missingPrerequisites } from './prerequisites.mjs';
import { mustRun, root, run } from './run.mjs';

const stamp = path.join(root, 'node_modules', '.installed-from');
const lock = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** Without what is installed here: the install removes it, the Node that would run the install among it. */
const machinePath = () =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(path.join(root, 'node_modules')))
    .join(path.delimiter);

/**
 * Installs what package-lock.json says, unless it is installed already.
 * @param {(line: string) => void} log
 */
export async function install(log) {
  const missing = missingPrerequisites();
  if (missing.length) throw new Error(`Something is missing on this machine:\n  ${missing.join('\n  ')}`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock()) return;
  log('Installing packages (a minute or two the first time) …');
  const ticking = setInterval(() => log('… still installing'), 15_000);
  try {
    const options = { quiet: true, env: { PATH: machinePath() } };
    await mustRun('The install', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  } finally {
    clearInterval(ticking);
  }
  writeFileSync(stamp, lock());
}

/**
 * Builds every workspace that changed since its last build.
 * @param {(line: string) => void} log
 */
export async function build(log) {
  log('Building …');
  const started = Date.now();
  const turbo = ['scripts/turbo.mjs', 'run', 'build'];
  const { code, output } = await run(process.execPath, turbo, { quiet: true });
  if (code) throw new Error(`The build failed:\n${output.slice(-6_000)}`);
  log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
