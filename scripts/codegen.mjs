// Makes types from the contracts: `node scripts/codegen.mjs schemas` (words, error codes, SDL, events) and
// `node scripts/codegen.mjs <service>` (its resolvers); without a name, everything. The results are ignored by git.
import { writeCodes } from './codegen/codes.mjs';
import { writeEvents } from './codegen/events.mjs';
import { writeResolvers } from './codegen/resolvers.mjs';
import { subgraphNames, writeSubgraphs } from './codegen/subgraph-sdl.mjs';
import { writeWords } from './codegen/words.mjs';

/** @type {Record<string, () => void | Promise<void>>} */
const targets = {
  schemas: async () => {
    writeCodes();
    writeWords();
    writeSubgraphs();
    await writeEvents();
  },
  ...Object.fromEntries(subgraphNames.map((service) => [service, () => writeResolvers(service)])),
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
