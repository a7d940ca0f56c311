import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../infra/local/processes/ports.mjs';
import { gatewayEnv, supergraphOver } from './platform.mjs';

/**
 * @typedef {import('./children.mjs').Child} Child
 * @typedef {ReturnType<typeof import('./children.mjs').createChildren>} Children
 * @typedef {{ name: string, child: Child, port: number, authorization?: string }} Gateway
 * @typedef {{ port: number, token: string }} Surroundings the stubs' port, and the token that ours wants
 */

export const gatewayNames = ['ours', 'stock', 'hive_js', 'hive_rust'];

/** Those whose like calls or requests of one moment can be made one. */
export const deduplicating = ['ours', 'hive_js', 'hive_rust'];

/** Those that are installed by a lock of their own. */
export const rivals = ['hive_js', 'hive_rust'];

/** The gateway under test has this core to itself. */
const ownCore = '0';
const patienceMs = 60_000;

/** @param {string} name @param {boolean} deduplicates @param {string} supergraph */
const rivalOf = (name, deduplicates, supergraph) => {
  if (name === 'stock') return { file: 'scripts/bench/gateway/stock.mjs', env: { BENCH_SUPERGRAPH: supergraph } };
  const planner = name === 'hive_rust' ? 'rust' : 'js';
  const env = { BENCH_SUPERGRAPH: supergraph, BENCH_PLANNER: planner, BENCH_DEDUPLICATES: String(deduplicates) };
  return { file: 'scripts/bench/gateway/hive.mjs', env };
};

/**
 * One request as it goes over the wire, the same for all but for who asks.
 * @param {Pick<Gateway, 'authorization'>} gateway @param {object} operation
 */
export const requestTo = ({ authorization }, operation) => {
  const body = JSON.stringify(operation);
  const lines = [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(authorization ? [`authorization: ${authorization}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
};

/**
 * Asks a gateway once.
 * @param {Pick<Gateway, 'port' | 'authorization'>} gateway @param {object} operation
 * @returns {Promise<{ status: number, data?: object, errors?: object[] }>}
 */
export const ask = async ({ port, authorization }, operation) => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(authorization && { authorization }),
    },
    body: JSON.stringify(operation),
  });
  return { status: response.status, .../** @type {object} */ (await response.json()) };
};

/** Waits until a gateway that was started answers. @param {Gateway} gateway @throws when it ends, or takes too long */
export const untilItAnswers = async (gateway) => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const asked = ask(gateway, { query: '{ __typename }' }).catch(() => undefined);
    if ((await Promise.race([asked, gateway.child.ended]))?.status === 200) return;
    if (Date.now() > until) throw new Error(`${gateway.name} does not answer:\n${gateway.child.tail()}`);
    await sleep(50);
  }
};

/**
 * Starts one of the gateways over the stubs, and waits until it answers.
 * @param {Children} children @param {string} name @param {Surroundings} surroundings
 * @param {{ deduplicates?: boolean, variables?: Record<string, string>, cores?: string }} [options] variables: of ours
 * @returns {Promise<Gateway>}
 */
export const startGateway = async (children, name, { port: stubs, token }, options = {}) => {
  const { deduplicates = false, variables = {}, cores = ownCore } = options;
  const port = await freePort();
  const urlOf = (/** @type {string} */ subgraph) => `http://127.0.0.1:${stubs}/${subgraph}`;
  const isOurs = name === 'ours';
  const program = isOurs
    ? {
        file: 'gateway/dist/main.js',
        env: {
          ...gatewayEnv(port, `http://127.0.0.1:${stubs}/jwks`, urlOf),
          SHARE_CALLS: String(deduplicates),
          ...variables,
        },
      }
    : rivalOf(name, deduplicates, supergraphOver(children.dir, urlOf));
  const env = { PORT: String(port), ...program.env };
  const child = children.start(name, { file: program.file, cores, env, talks: !isOurs });
  const gateway = { name, child, port, ...(isOurs && { authorization: `Bearer ${token}` }) };
  await untilItAnswers(gateway);
  return gateway;
};
