// node scripts/bench/gateway-fetch.mjs [seconds]
// How many requests a second the planner answers with our way to the subgraphs, and with the library's own, in turns of
// one run on this machine: the ratio is what counts. The subgraphs are stubs in another process. Build first.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const load = createRequire(path.join(root, 'gateway/package.json'));
const me = { __typename: 'Account', id: 'acc_1', name: { first: 'Noura', last: 'Saleh' } };
const practitioner = { __typename: 'Practitioner', id: 'prc_1', fileNumber: 'F-1' };
const query = '{ me { name { first last } unreadCount practitioner { fileNumber cpd { total { recognised } } } } }';
const concurrency = 32;
const rounds = 3;

/** @type {Record<string, object>} */
const answers = {
  identity: { me },
  membership: { _entities: [{ practitioner }] },
  billing: {},
  cpd: { _entities: [{ cpd: { total: { recognised: 4 } } }] },
  notification: { _entities: [{ unreadCount: 3 }] },
};

if (process.argv[2] === 'subgraphs') serveSubgraphs();
else await compare(Number(process.argv[2] ?? 4));

/** Answers `/<subgraph>/graphql` with that subgraph's part, after its body has arrived. */
function serveSubgraphs() {
  const bodies = Object.fromEntries(Object.entries(answers).map(([name, data]) => [name, JSON.stringify({ data })]));
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(bodies[request.url?.split('/')[1] ?? '']);
    });
  });
  server.listen(0, '127.0.0.1', () =>
    process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
  );
}

/** @param {number} seconds */
async function compare(seconds) {
  const child = fork(fileURLToPath(import.meta.url), ['subgraphs']);
  const port = await new Promise((resolve) => child.once('message', resolve));
  const ways = { ours: await ourWay(port), library: await libraryWay(port) };
  const totals = { ours: 0, library: 0 };
  for (const ask of Object.values(ways)) await hammer(ask, 1);
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of /** @type {const} */ (['ours', 'library'])) {
      const rate = await hammer(ways[name], seconds);
      totals[name] += rate / rounds;
      console.log(`round ${round}  ${name.padEnd(8)} ${rate.toFixed(0).padStart(6)} requests/s`);
    }
  }
  console.log(
    `ours ${totals.ours.toFixed(0)}/s, library ${totals.library.toFixed(0)}/s: ${(totals.ours / totals.library).toFixed(2)} times`,
  );
  child.kill();
  process.exit(0);
}

/**
 * Asks for `seconds` as fast as the answers come. @returns requests a second
 * @param {() => Promise<unknown>} ask @param {number} seconds
 */
async function hammer(ask, seconds) {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let count = 0;
  const one = async () => {
    while (performance.now() < end) {
      await ask();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return count / ((performance.now() - began) / 1_000);
}

/** @param {unknown} port */
async function ourWay(port) {
  const { readConfig } = load('./dist/config.js');
  const { openSubgraphs } = load('./dist/fetch/subgraph.js');
  const { createGraph } = load('./dist/supergraph/graph.js');
  const names = Object.keys(answers);
  const config = readConfig({
    NODE_ENV: 'test',
    JWKS_URL: 'http://127.0.0.1/jwks',
    TOKEN_ISSUER: 'bench',
    ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${port}/${name}`])),
    ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_CALLER_KEY`, 'k'.repeat(43)])),
  });
  const log = { warn: console.error, error: console.error, info: () => undefined };
  const options = { subgraphs: openSubgraphs(config), timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log };
  return serve(createGraph(supergraph(), options));
}

/** @param {unknown} port */
async function libraryWay(port) {
  const { ApolloGateway, RemoteGraphQLDataSource } = load('@apollo/gateway');
  const buildService = (/** @type {{ name: string }} */ { name }) =>
    new RemoteGraphQLDataSource({ url: `http://127.0.0.1:${port}/${name}/graphql` });
  return serve(new ApolloGateway({ supergraphSdl: supergraph(), buildService }));
}

function supergraph() {
  return readFileSync(path.join(root, 'schemas/supergraph.graphql'), 'utf8');
}

/** @param {object} gateway */
async function serve(gateway) {
  const { ApolloServer } = load('@apollo/server');
  const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
  await server.start();
  const contextValue = { caller: { roles: [], address: '127.0.0.1' } };
  return async () => {
    const { body } = await server.executeOperation({ query }, { contextValue });
    if (body.singleResult.errors) throw new Error(JSON.stringify(body.singleResult.errors[0]));
  };
}
