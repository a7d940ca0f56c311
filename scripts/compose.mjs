// node scripts/compose.mjs [--check]
// Composes schemas/supergraph.graphql of the five subgraphs' SDL. With --check nothing is written: it ends with 1 where
// the committed file is not what the SDL composes to.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const target = path.join(root, 'schemas/supergraph.graphql');
/** In the order of schemas/src/sdl.ts. */
const subgraphs = ['identity', 'membership', 'billing', 'cpd', 'notification'];

const read = (/** @type {string} */ name) =>
  readFileSync(path.join(root, `schemas/subgraphs/${name}.graphql`), 'utf8').trimEnd();

const shared = read('_shared');

const services = subgraphs.map((name) => {
  const source = `${shared}\n${read(name)}\n`;
  try {
    // The address is only a name: the gateway knows where each subgraph is from its configuration.
    return { name, url: `http://${name}.mumaris.internal/graphql`, typeDefs: parse(source) };
  } catch (error) {
    fail([`schemas/subgraphs/${name}.graphql cannot be read: ${error instanceof Error ? error.message : error}`]);
  }
});

const { errors = [], hints = [], supergraphSdl = '' } = composeServices(services);
for (const hint of hints.filter(isWorthReading)) console.warn(`hint ${hint.definition.code}: ${hint.message}`);
if (errors.length) {
  fail([
    'The subgraphs do not compose:',
    ...errors.map(({ message, extensions }) => `  ${String(extensions['code'] ?? 'ERROR')}: ${message}`),
  ]);
}

const composed = `${supergraphSdl.trimEnd()}\n`;
if (process.argv.includes('--check')) {
  if (composed !== current()) {
    fail(['schemas/supergraph.graphql is stale: run `npm run compose` and commit the result.']);
  }
  console.log('schemas/supergraph.graphql is what the subgraphs compose to.');
} else if (composed === current()) {
  console.log('schemas/supergraph.graphql has not changed.');
} else {
  writeFileSync(target, composed);
  console.log(`schemas/supergraph.graphql is composed of ${subgraphs.join(', ')}.`);
}

function current() {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The rules of @access stand in each subgraph's own SDL and are enforced there, so they are meant to stay out of the
 * supergraph. Words of _shared.graphql that a subgraph does not use are no news either.
 * @param {{ definition: { code: string }, message: string }} hint
 */
function isWorthReading({ definition, message }) {
  return !/@access|"Access"/.test(message) && !definition.code.startsWith('UNUSED_');
}

/**
 * @param {string[]} lines
 * @returns {never}
 */
function fail(lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}
