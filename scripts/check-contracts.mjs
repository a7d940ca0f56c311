// `npm run contracts`: what is composed is current, nothing that a client or a hearer relies on has gone without notice,
// and every event has an example that its schema accepts. `npm run contracts -- release` makes today's contracts the ones
// that later changes are held against.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { eventTypes, parseEnvelope } from '@mumaris/schemas';
import { buildSchema } from 'graphql';
import { readEventContracts } from './codegen/event-schemas.mjs';
import { eventChanges } from './contracts/event-changes.mjs';
import { helpIfAsked } from './platform/help.mjs';
import { root, run } from './platform/run.mjs';

helpIfAsked(`usage: npm run contracts   holds the contracts against what was released
  -- release               makes today's contracts the ones that later changes are held against`);

const folder = path.join(root, 'schemas');
const released = {
  graph: path.join(folder, 'released/graph.graphql'),
  events: path.join(folder, 'released/events.json'),
};
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');

/** @type {string[]} */
const problems = [];

/** Every event schema by its id, its words spelt out. @returns {Record<string, any>} */
const eventSchemas = () =>
  Object.fromEntries(
    readEventContracts().map(({ service, file, schema }) => {
      const expected = `sa.mumaris.${service}.${path.basename(file, '.schema.json')}`;
      if (schema['$id'] !== expected) problems.push(`${file}: its $id is ${schema['$id']}; write ${expected}`);
      return [schema['$id'], schema];
    }),
  );

/** Every contract has an example beside it that its own schema and the envelope's accept. */
const checkExamples = () => {
  for (const { type, parse } of eventTypes) {
    const [, , service, name, version] = type.split('.');
    const file = `schemas/events/${service}/${name}.${version}.example.json`;
    try {
      const example = JSON.parse(read(path.join(root, file)));
      if (example.type !== type) problems.push(`${file}: its type is ${example.type}; write ${type}`);
      parse(parseEnvelope(example).data);
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : error}`);
    }
  }
};

/** @param {Record<string, any>} schemas */
const checkReleasedEvents = (schemas) => {
  const before = JSON.parse(read(released.events));
  for (const [id, schema] of Object.entries(before)) {
    const now = schemas[id];
    if (!now) problems.push(`the event ${id} is gone: bring it back until nobody hears it`);
    else for (const change of eventChanges(schema, now)) problems.push(`the event ${id}: ${change}`);
  }
  return Object.keys(before).length;
};

/** What goes from the graph was deprecated in the last release. */
const checkReleasedGraph = async () => {
  const api = buildSchema(read(path.join(folder, 'api.graphql')));
  const changes = await diff(buildSchema(read(released.graph)), api);
  for (const { criticality, message, path: place } of changes)
    if (criticality.level === CriticalityLevel.Breaking && !/deprecated/i.test(message))
      problems.push(
        `the graph, ${place ?? ''}: ${message}. Bring it back with @deprecated(reason: "… until <day>"), and let it go one release later`,
      );
  return changes.length;
};

const schemas = eventSchemas();
const { code, output } = await run(process.execPath, ['scripts/compose.mjs', '--check'], { quiet: true });
if (code) problems.push(output.trim());
checkExamples();
if (!problems.length && process.argv.includes('release')) {
  writeFileSync(released.graph, read(path.join(folder, 'api.graphql')));
  writeFileSync(released.events, `${JSON.stringify(schemas, null, 2)}\n`);
  console.log('Released: later changes are held against these contracts.');
} else {
  const events = checkReleasedEvents(schemas);
  const changes = await checkReleasedGraph();
  if (!problems.length)
    console.log(
      `Nothing that was released is missed: ${events} events, ${Object.keys(schemas).length - events} new; ${changes} changes of the graph, none that breaks a client.`,
    );
}
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length ? 1 : 0;
