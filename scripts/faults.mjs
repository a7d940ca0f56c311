// npm run faults [-- --only TEXT]
// People go through the platform, from the sign-up to the letter, while one thing after another goes wrong; after each it is
// looked at whether what must hold holds. On servers of its own; about twenty minutes, on a machine that does nothing else.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { invariants } from './faults/invariants.mjs';
import { createLoad } from './faults/load.mjs';
import { startProxy } from './faults/proxy.mjs';
import { untilQuiet } from './faults/quiet.mjs';
import { faults } from './faults/weather.mjs';
import { startPlatform } from './platform/index.mjs';
import { serviceNames } from './platform/processes.mjs';
import { loadSample } from './sample/index.mjs';

const journeysAtOnce = 5;
const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(
    `usage: npm run faults [-- --only TEXT]   those whose name has TEXT\n\n${faults.map(({ name }) => `  ${name}`).join('\n')}`,
  );
  process.exit(0);
}
const chosen = faults.filter(({ name }) => name.includes(values.only ?? ''));

const dataDir = mkdtempSync(path.join(tmpdir(), 'mumaris-faults-'));
const log = (/** @type {string} */ line) => console.error(`      ${line}`);
/** @type {import('./faults/proxy.mjs').Proxy | undefined} */
let wire;
/** @type {MongoClient | undefined} */
let admin;
const platform = await startPlatform({
  // Kept servers: those of tests are quick rather than durable, and forget what was acknowledged when they are killed.
  dataDir,
  log,
  through: async (servers) => {
    admin = await new MongoClient(servers.mongo.adminUri).connect();
    const opened = await startProxy(Number(new URL(servers.mongo.adminUri).port));
    wire = opened;
    const through = (/** @type {string} */ uri) => {
      const url = new URL(uri);
      url.port = String(opened.port);
      // The set would tell the way around the wire.
      url.searchParams.delete('replicaSet');
      url.searchParams.set('directConnection', 'true');
      return url.href;
    };
    return { ...servers, mongo: { ...servers.mongo, uriFor: (name) => through(servers.mongo.uriFor(name)) } };
  },
});

const rows = async (/** @type {string} */ database, /** @type {string} */ collection, filter = {}) =>
  admin?.db(database).collection(collection).find(filter).toArray() ?? [];
const leftToDo = async () => {
  const left = serviceNames.flatMap((name) => [
    rows(name, 'tasks', { state: 'DUE' }),
    rows(name, 'outbox', { sentAt: null }),
  ]);
  return (await Promise.all(left)).flat().length;
};

const end = async () => {
  await platform.stop();
  await admin?.close();
  await wire?.stop();
  rmSync(dataDir, { recursive: true, force: true });
};
process.on('SIGINT', () => void end().then(() => process.exit(130)));

/** @type {{ name: string, seconds: number, journeys: string, faulty: string[] }[]} */
const table = [];
try {
  await loadSample({ platform, dataDir, log, services: ['TRAINING_LETTER'] });
  /** @type {{ password: string, people: { email: string, roles: string[] }[] }} */
  const sample = JSON.parse(readFileSync(path.join(dataDir, 'people.json'), 'utf8'));
  const { email = '' } = sample.people.find(({ roles }) => roles.includes('REVIEWER')) ?? {};
  const load = await createLoad(platform.addresses, { email, password: sample.password });
  const seen = { rows, load, addresses: platform.addresses, logDir: path.join(dataDir, 'logs') };
  for (const fault of chosen) {
    const began = Date.now();
    /** @type {string[]} */
    const faulty = [];
    const note = (/** @type {string} */ what) => (/** @type {unknown} */ error) =>
      void faulty.push(`${what}: ${error instanceof Error ? error.message : error}`);
    if (!fault.alone) await load.keepSignedIn();
    const journeys = Array.from({ length: fault.alone ? 0 : journeysAtOnce }, (_, index) =>
      load.journey(fault.told).catch(note(`journey ${index + 1}`)),
    );
    if (!wire) throw new Error('there is no wire');
    await fault.happens({ platform, load, wire }).catch(note('the fault'));
    await Promise.all(journeys);
    await untilQuiet(platform.addresses, leftToDo).catch(note('afterwards'));
    for (const [what, holds] of Object.entries(invariants))
      for (const problem of (await holds(seen)).slice(0, 5)) faulty.push(`${what}: ${problem}`);
    const row = { name: fault.name, seconds: (Date.now() - began) / 1_000, journeys: String(journeys.length), faulty };
    table.push(row);
    console.log(`${faulty.length ? '✗' : '✓'} ${row.name} (${row.seconds.toFixed(0)} s)`);
    for (const problem of faulty) console.log(`    ${problem.slice(0, 500)}`);
  }
} finally {
  await end();
}
console.log(
  '\n| what went wrong | journeys meanwhile | until all was quiet | what did not hold |\n| --- | --- | --- | --- |',
);
for (const { name, journeys, seconds, faulty } of table)
  console.log(`| ${name} | ${journeys} | ${seconds.toFixed(0)} s | ${faulty.length ? faulty.length : 'nothing'} |`);
const survived = table.filter(({ faulty }) => !faulty.length).length;
console.log(`\n${survived} of ${table.length} faults survived`);
process.exitCode = survived === table.length ? 0 : 1;
