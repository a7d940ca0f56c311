import { createRequire } from 'node:module';
import path from 'node:path';
import { graphql, parse } from 'graphql';
import { root } from '../../platform/run.mjs';
import { entities, roots } from './world.mjs';

const load = createRequire(path.join(root, 'services/kit/package.json'));
const { buildSubgraphSchema } = load('@apollo/subgraph');
const { subgraphNames, subgraphSdl } = load('@mumaris/schemas');

/** As many bodies as the operations make; a planner that never sends the same one twice is to be noticed. */
const mostBodies = 5_000;

/** One subgraph's schema over the canned world, whatever way a planner asks it. @param {string} name */
const schemaOf = (name) => {
  const sdl = subgraphSdl(name);
  const here = Object.entries(entities).filter(([type]) => sdl.includes(`type ${type} `));
  const resolvers = here.map(([type, find]) => [
    type,
    { __resolveReference: (/** @type {{ id: string }} */ { id }) => find(id) },
  ]);
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: Object.fromEntries(resolvers) }]);
};

/**
 * Answers calls of the subgraphs. A body that was answered before gets the same bytes at once, so that the stubs cost next
 * to nothing beside the gateway.
 */
export const createAnswers = () => {
  const schemas = new Map(subgraphNames.map((/** @type {string} */ name) => [name, schemaOf(name)]));
  /** @type {Map<string, Buffer>} */
  const known = new Map();
  return async (/** @type {string} */ name, /** @type {string} */ body) => {
    const key = `${name} ${body}`;
    const before = known.get(key);
    if (before) return before;
    const { query, variables, operationName } = JSON.parse(body);
    const result = await graphql({
      schema: schemas.get(name),
      source: query,
      rootValue: roots,
      variableValues: variables,
      operationName,
    });
    if (result.errors) process.stderr.write(`${name} ${query}\n  ${result.errors[0]?.message}\n`);
    const answer = Buffer.from(JSON.stringify(result));
    if (known.size >= mostBodies) throw new Error(`more than ${mostBodies} different calls`);
    known.set(key, answer);
    return answer;
  };
};
