// Makes types from the contracts: `node scripts/codegen.mjs schemas` (events, error codes) and
// `node scripts/codegen.mjs <service>` (its resolvers); without a name, everything. The results are ignored by git.
import { writeCodes } from './codegen/codes.mjs';
import { writeEvents } from './codegen/events.mjs';
import { writeResolvers } from './codegen/resolvers.mjs';

const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

/** @type {Record<string, () => void | Promise<void>>} */
const targets = {
  schemas: async () => {
    writeCodes();
    await writeEvents();
  },
  ...Object.fromEntries(services.map((service) => [service, () => writeResolvers(service)])),
};

const wanted = process.argv.slice(2);
try {
  for (const name of wanted.length ? wanted : Object.keys(targets)) {
    const target = targets[name];
    if (!target) throw new Error(`no such target: ${name}; there are ${Object.keys(targets).join(', ')}`);
    await target();
  }
} catch (error) {
  console.error(`codegen: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
