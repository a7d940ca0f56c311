import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandLine } from '../processes/identity.mjs';

/**
 * Fills `<copiesDir>/<name>` by `fill`, all or nothing: the work happens in a directory beside it, which gets its name
 * only when it is complete.
 * @param {string} copiesDir
 * @param {string} name
 * @param {(dir: string) => Promise<string | undefined>} fill gives the directory to keep (in `dir`), or nothing
 * @returns {Promise<boolean>} false when `fill` gave nothing
 */
export async function fetchCopy(copiesDir, name, fill) {
  const target = path.join(copiesDir, name);
  const unfinished = path.join(copiesDir, `${name}.fetching.${process.pid}`);
  await removeAbandoned(copiesDir, `${name}.fetching.`);
  mkdirSync(unfinished, { recursive: true });
  try {
    const complete = await fill(unfinished);
    if (!complete) return false;
    rmSync(target, { recursive: true, force: true });
    renameSync(complete, target);
    return true;
  } catch (error) {
    // Somebody else fetched the same thing at the same time and was first: theirs is as good.
    if (/** @type {any} */ (error).code === 'ENOTEMPTY' && existsSync(target)) return true;
    throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Removes what interrupted fetches left, and leaves alone what a live process is filling.
 * @param {string} copiesDir
 * @param {string} prefix
 */
async function removeAbandoned(copiesDir, prefix) {
  if (!existsSync(copiesDir)) return;
  for (const entry of readdirSync(copiesDir)) {
    if (!entry.startsWith(prefix)) continue;
    const alive = await commandLine(Number(entry.slice(prefix.length)));
    if (!alive) rmSync(path.join(copiesDir, entry), { recursive: true, force: true });
  }
}
