// A measured process: the real server of BENCH_SUBGRAPH over the canned world, with the keys and revocations that identity has
// beside its graph.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../platform/run.mjs';
import { callerKeyOf } from '../gateway/platform.mjs';
import { entities, roots } from '../gateway/world.mjs';

const load = createRequire(path.join(root, 'services/kit/package.json'));
const { keyBytes } = load('./dist/secrets/cipher.js');
const { createLogger } = load('./dist/log.js');
const { startSubgraph } = load('./dist/server/start-subgraph.js');
const { subgraphSdl } = load('@mumaris/schemas');

const name = process.env['BENCH_SUBGRAPH'] ?? '';
const sdl = subgraphSdl(name);
const has = (/** @type {string} */ field) => new RegExp(`^  ${field}[(:]`, 'm').test(sdl);
const { startApplication, ...queries } = roots;
const given = (/** @type {object} */ values) =>
  Object.fromEntries(Object.entries(values).flatMap(([field, value]) => (has(field) ? [[field, () => value]] : [])));
const referred = Object.entries(entities)
  .filter(([type]) => sdl.includes(`type ${type} `))
  .map(([type, find]) => [type, { __resolveReference: (/** @type {{ id: string }} */ { id }) => find(id) }]);

const desk = load('express')
  .Router()
  .get('/jwks', (/** @type {unknown} */ _, /** @type {any} */ response) => {
    response.type('application/json').send(process.env['BENCH_JWKS']);
  })
  .get('/revocations', (/** @type {unknown} */ _, /** @type {any} */ response) => {
    response.json({ now: Date.now(), atMost: 10_000, revocations: [] });
  });

const { url } = await startSubgraph({
  name,
  resolvers: { Query: given(queries), Mutation: given({ startApplication }), ...Object.fromEntries(referred) },
  context: (/** @type {object} */ caller) => ({ caller }),
  callerKey: keyBytes(callerKeyOf(name)),
  host: '127.0.0.1',
  port: 0,
  log: createLogger(name, 'warn'),
  routes: [desk],
});
process.send?.({ url });
