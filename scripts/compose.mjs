// node scripts/compose.mjs [--check]
// Composes schemas/supergraph.graphql, and schemas/api.graphql for frontends, of the five subgraphs' SDL. With --check
// nothing is written: it ends with 1 where a committed file is not what the SDL composes to.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, printSchema } from 'graphql';
import { subgraphNames, subgraphSdl } from './codegen/subgraph-sdl.mjs';
import { readWords } from './codegen/words.mjs';
import { helpIfAsked } from './platform/help.mjs';

helpIfAsked(`usage: npm run compose   schemas/supergraph.graphql and schemas/api.graphql of the subgraphs' SDL
  -- --check             writes nothing, and fails where one is stale`);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const lists = readWords();
const services = subgraphNames.map((name) => {
  try {
    // The address is only a name: the gateway knows where each subgraph is from its configuration.
    return { name, url: `http://${name}.mumaris.internal/graphql`, typeDefs: parse(subgraphSdl(name, lists)) };
  } catch (error) {
    fail([`schemas/subgraphs/${name} cannot be read: ${error instanceof Error ? error.message : error}`]);
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

/** What frontends see: without federation's words, and without what is @inaccessible. */
const apiSdl = printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema());

/** What is composed of the subgraphs, and committed. */
const outcomes = [
  { file: 'schemas/supergraph.graphql', text: `${supergraphSdl.trimEnd()}\n` },
  { file: 'schemas/api.graphql', text: `${apiSdl.trimEnd()}\n` },
];
const stale = outcomes.filter(({ file, text }) => current(file) !== text).map(({ file }) => file);
if (process.argv.includes('--check')) {
  if (stale.length) fail([`${stale.join(' and ')} is stale: run \`npm run compose\` and commit the result.`]);
  console.log('What is composed of the subgraphs is current.');
} else {
  for (const { file, text } of outcomes) if (stale.includes(file)) writeFileSync(path.join(root, file), text);
  console.log(stale.length ? `Composed: ${stale.join(', ')}.` : 'Nothing has changed.');
}

/** @param {string} file */
function current(file) {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * What @access and @cacheControl say stands in each subgraph's own SDL and is carried out there, so it is meant to stay out of
 * the supergraph. Words of _shared.graphql that a subgraph does not use are no news either.
 * @param {{ definition: { code: string }, message: string }} hint
 */
function isWorthReading({ definition, message }) {
  return !/@access|"Access"|@cacheControl|"CacheControlScope"/.test(message) && !definition.code.startsWith('UNUSED_');
}

/**
 * @param {string[]} lines
 * @returns {never}
 */
function fail(lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}
