import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serversFromEnvironment } from './environment.mjs';
import { startKafka } from './kafka/start-kafka.mjs';
import { startMongod } from './mongodb/start-mongod.mjs';
import { startGuard } from './processes/guard.mjs';
import { findPrograms } from './where-from.mjs';

const LOCAL = fileURLToPath(new URL('../../.local', import.meta.url));

/**
 * @typedef {{ adminUri: string, uriFor: (name: string) => string }} Mongo uriFor: of the user of that database
 * @typedef {{ brokers: string }} Brokers host:port, several separated by commas
 * @typedef {{ mongo: Mongo, kafka: Brokers, pid: (name: string) => number | undefined, stop: () => Promise<void> }} Servers
 *   pid: of MongoDB or Kafka, where it was started here
 *
 * @typedef {object} Place what a server is started with
 * @property {string} dir its data, log and notes
 * @property {boolean} ephemeral
 * @property {import('./processes/guard.mjs').Guard} guard
 * @property {(name: string, server: { pid: () => number | undefined, stop: () => Promise<void> }) => void} onRunning takes the way
 *   to stop it, as soon as there is a process
 * @property {(line: string) => void} log
 */

/**
 * Starts MongoDB and Kafka on this machine and waits until both can be used; those that the environment names
 * (MONGODB_URI, KAFKA_BROKERS) are used as they are. Should this process end without `stop`, they end as well.
 * @param {object} [options]
 * @param {string} [options.dataDir] kept from run to run, with ports and passwords; `.local/data` without it
 * @param {string[]} [options.databases] each gets a user of its own, who can use no other
 * @param {(line: string) => void} [options.log] takes short lines about the progress
 * @param {boolean} [options.ephemeral] for tests: an empty directory, quick rather than durable, removed by `stop`
 * @param {string} [options.copiesDir] where fetched programs are; `.local` without it
 * @returns {Promise<Servers>}
 * @throws {import('./fetch/missing.mjs').MissingPrerequisite} saying what to install
 */
export async function startServers({
  dataDir,
  databases = [],
  log = () => {},
  ephemeral = false,
  copiesDir = LOCAL,
} = {}) {
  const given = serversFromEnvironment();
  const needed = { mongo: !given.mongo, kafka: !given.kafka };
  const programs = await findPrograms(needed, path.resolve(copiesDir), log);
  if (given.mongo && given.kafka)
    return { mongo: given.mongo, kafka: given.kafka, pid: () => undefined, stop: async () => {} };

  const dir = makeDataDir(ephemeral ? undefined : (dataDir ?? path.join(copiesDir, 'data')));
  const guard = startGuard(path.join(dir, path.sep), ephemeral ? dir : undefined);
  const stopRunning = stopOnce(guard, ephemeral ? dir : undefined);
  const place = { dir, ephemeral, guard, onRunning: stopRunning.add, log };
  const starting = /** @type {const} */ ([
    given.mongo ?? startMongod({ ...place, databases, binary: programs.mongod ?? '' }),
    given.kafka ?? startKafka({ ...place, .../** @type {import('./where-from.mjs').Kafka} */ (programs.kafka) }),
  ]);
  try {
    const [mongo, kafka] = await Promise.all(starting);
    return { mongo, kafka, pid: stopRunning.pid, stop: stopRunning.stop };
  } catch (error) {
    await stopRunning.stop(); // ends the waiting for the other one, too
    await Promise.allSettled(starting);
    throw error;
  }
}

/** @param {string | undefined} kept */
function makeDataDir(kept) {
  if (!kept) return realpathSync(mkdtempSync(path.join(tmpdir(), 'local-servers-')));
  mkdirSync(kept, { recursive: true });
  return realpathSync(kept);
}

/**
 * @param {import('./processes/guard.mjs').Guard} guard
 * @param {string | undefined} throwaway directory to remove in the end
 */
function stopOnce(guard, throwaway) {
  /** @type {Map<string, { pid: () => number | undefined, stop: () => Promise<void> }>} */
  const running = new Map();
  /** @type {Promise<void> | undefined} */
  let stopped;
  const stopAll = async () => {
    await Promise.all([...running.values()].map(({ stop }) => stop()));
    if (throwaway) rmSync(throwaway, { recursive: true, force: true });
    guard.dismiss();
  };
  return {
    /** @type {Place['onRunning']} */
    add: (name, server) => void running.set(name, server),
    pid: (/** @type {string} */ name) => running.get(name)?.pid(),
    stop: () => (stopped ??= stopAll()),
  };
}
