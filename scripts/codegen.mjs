// Makes types from the contracts: `node scripts/codegen.mjs schemas` (words, error codes, SDL, events) and
// `node scripts/codegen.mjs <service>` (its resolvers); without a name, everything. With --build what others import of the
// contracts is built as well. The results are ignored by git.
import { writeCodes } from './codegen/codes.mjs';
import { writeEvents } from './codegen/events.mjs';
import { writeResolvers } from './codegen/resolvers.mjs';
import { subgraphNames, writeSubgraphs } from './codegen/subgraph-sdl.mjs';
import { writeWords } from './codegen/words.mjs';
import { helpIfAsked } from './platform/help.mjs';
import { mustRun } from './platform/run.mjs';

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

helpIfAsked(`usage: npm run codegen   types, words and error codes of the contracts
  -- TARGET …            some alone: ${Object.keys(targets).join(', ')}`);

const told = process.argv.slice(2);
const wanted = told.filter((word) => word !== '--build');
try {
  for (const name of wanted.length ? wanted : Object.keys(targets)) {
    const target = targets[name];
    if (!target) throw new Error(`no such target: ${name}; there are ${Object.keys(targets).join(', ')}`);
    await target();
  }
  if (told.includes('--build')) {
    await mustRun('the build', 'npm', ['run', '--silent', 'build', '-w', '@mumaris/schemas'], { quiet: true });
    console.log('Made: types, and what is built of the contracts.');
  }
} catch (error) {
  console.error(`codegen: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
