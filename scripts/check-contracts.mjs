// `npm run contracts`: the composed supergraph is current, nothing that a client or a consumer relies on has gone without
// notice, and every event has an example that its schema accepts. `npm run contracts -- release` makes today's contracts
// the ones that later changes are held against.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { eventTypes, parseEnvelope } from '@mumaris/schemas';
import { buildSchema, printSchema } from 'graphql';
import { root, run } from './platform/run.mjs';

const folder = path.join(root, 'schemas');
const released = {
  graph: path.join(folder, 'released/graph.graphql'),
  events: path.join(folder, 'released/events.json'),
};
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');
const readJson = (/** @type {string} */ file) => JSON.parse(read(file));

/** @type {string[]} */
const problems = [];

/** Every event schema by its id. @returns {Record<string, object>} */
const eventSchemas = () => {
  const events = path.join(folder, 'events');
  const services = readdirSync(events, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    services.flatMap(({ name }) =>
      readdirSync(path.join(events, name))
        .filter((file) => file.endsWith('.schema.json'))
        .map((file) => {
          const schema = readJson(path.join(events, name, file));
          const expected = `sa.mumaris.${name}.${file.replace('.schema.json', '')}`;
          if (schema.$id !== expected) problems.push(`${name}/${file}: its $id is ${schema.$id}, not ${expected}`);
          return [schema.$id, schema];
        }),
    ),
  );
};

/** Every contract has an example beside it that its own schema and the envelope's accept. */
function checkExamples() {
  for (const { type, parse } of eventTypes) {
    const [, , service, name, version] = type.split('.');
    const file = `events/${service}/${name}.${version}.example.json`;
    try {
      const example = readJson(path.join(folder, file));
      if (example.type !== type) problems.push(`${file}: its type is ${example.type}`);
      parse(parseEnvelope(example).data);
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** A changed event is a new version: what was released stays as it is. @param {Record<string, object>} schemas */
function checkReleasedEvents(schemas) {
  for (const [id, schema] of Object.entries(readJson(released.events))) {
    const now = schemas[id];
    if (!now) problems.push(`the event ${id} was released and is gone`);
    else if (JSON.stringify(now) !== JSON.stringify(schema))
      problems.push(`the event ${id} was released and has changed: make it a new version`);
  }
}

/** What goes from the graph was deprecated in the last release. @param {string} apiSdl */
async function checkReleasedGraph(apiSdl) {
  const changes = await diff(buildSchema(read(released.graph)), buildSchema(apiSdl));
  for (const { criticality, message } of changes)
    if (
      criticality.level === CriticalityLevel.Breaking &&
      !criticality.isSafeBasedOnUsage &&
      !/deprecated/i.test(message)
    )
      problems.push(`the graph: ${message}`);
}

const supergraph = Supergraph.build(read(path.join(folder, 'supergraph.graphql')));
const apiSdl = `${printSchema(supergraph.apiSchema().toGraphQLJSSchema())}\n`;
const schemas = eventSchemas();
if (process.argv.includes('release')) {
  writeFileSync(released.graph, apiSdl);
  writeFileSync(released.events, `${JSON.stringify(schemas, null, 2)}\n`);
  console.log('Released: later changes are held against these contracts.');
} else {
  const { code, output } = await run(process.execPath, ['scripts/compose.mjs', '--check'], { quiet: true });
  if (code) problems.push(output.trim());
  checkExamples();
  checkReleasedEvents(schemas);
  await checkReleasedGraph(apiSdl);
}
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length ? 1 : 0;
