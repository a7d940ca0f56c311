import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ name: string, version: string, licence: string }} Package licence: as SPDX, or `?` where nothing says it
 * @typedef {{ version?: string, license?: string, dev?: boolean, devOptional?: boolean, link?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Locked
 */

const nameOf = (/** @type {string} */ place) => place.slice(place.lastIndexOf('node_modules/') + 13);

/**
 * Where the lock file has what `from` means by `name`: the nearest node_modules above it.
 * @param {Record<string, Locked>} locked @param {string} from @param {string} name
 */
const placeOf = (locked, from, name) => {
  for (let at = from; ; at = path.posix.dirname(at)) {
    const place = at === '.' || at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (locked[place]) return place;
    if (at === '.' || at === '') return undefined;
  }
};

/**
 * A package and all that it depends on.
 * @param {Record<string, Locked>} locked @param {string} from @param {string} name @param {Set<string>} found
 */
const gather = (locked, from, name, found) => {
  const place = placeOf(locked, from, name);
  if (!place || found.has(place)) return;
  found.add(place);
  const { dependencies, optionalDependencies } = locked[place] ?? {};
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) gather(locked, place, needed, found);
};

/**
 * What production runs or hands out, of every platform that the lock file knows: read from the lock file alone, so that
 * it says the same on every machine.
 * @param {string} lockFile
 * @param {{ read: Record<string, string>, bundled: Record<string, string[]> }} policy
 * @returns {Package[]} by name and version, each once
 */
export function productionPackages(lockFile, { read, bundled }) {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const places = new Set(
    Object.entries(locked)
      .filter(([place, { dev, devOptional, link }]) => place.includes('node_modules/') && !dev && !devOptional && !link)
      .map(([place]) => place),
  );
  for (const [workspace, names] of Object.entries(bundled))
    for (const name of names) gather(locked, workspace, name, places);
  const packages = [...places].map((place) => {
    const { version = '', license } = locked[place] ?? {};
    return { name: nameOf(place), version, licence: license ?? read[`${nameOf(place)}@${version}`] ?? '?' };
  });
  const once = new Map(packages.map((found) => [`${found.name}@${found.version}`, found]));
  return [...once.keys()].sort().flatMap((key) => once.get(key) ?? []);
}
