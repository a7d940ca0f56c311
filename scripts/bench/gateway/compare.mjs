import { isDeepStrictEqual } from 'node:util';
import { createChildren } from './children.mjs';
import { ask, startGateway } from './gateways.mjs';
import { measure } from './measure.mjs';
import { createIssuer } from './platform.mjs';
import { operations } from './operations.mjs';

/**
 * @typedef {import('./gateways.mjs').Gateway} Gateway
 * @typedef {import('./measure.mjs').Bystanders} Bystanders
 * @typedef {import('./measure.mjs').Figures} Figures
 * @typedef {{ gateways: string[], operations: string[], rounds: number, seconds: number, deduplicates: boolean }} Plan
 * @typedef {Record<string, Record<string, Figures[]>>} Results by operation and gateway
 */

const bystandersCore = '1';
const warmUpSeconds = 3;

const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

/** @param {ReturnType<typeof createChildren>} children */
export const startBystanders = async (children, cores = bystandersCore) => {
  const { jwks, token } = await createIssuer();
  const at = { cores, talks: true };
  const load = children.start('load', { file: 'scripts/bench/gateway/load.mjs', ...at });
  const env = { BENCH_JWKS: jwks };
  const stubs = children.start('subgraphs', { file: 'scripts/bench/gateway/subgraphs.mjs', env, ...at });
  const [, { port }] = await Promise.all([load.heard(), stubs.heard()]);
  return { load, stubs, port, token: await token() };
};

/**
 * A gateway that answers something else is not to be compared with.
 * @param {Gateway[]} gateways @param {string} name of the operation
 * @throws when one has errors, or other data than the first
 */
const agree = async (gateways, name) => {
  const answers = await Promise.all(gateways.map((gateway) => ask(gateway, operations[name] ?? {})));
  answers.forEach(({ status, data, errors }, index) => {
    const gateway = gateways[index]?.name;
    if (status !== 200 || errors || !data)
      throw new Error(`${gateway}, ${name}: ${status} ${JSON.stringify(errors)}\n${gateways[index]?.child.tail()}`);
    if (!isDeepStrictEqual(data, answers[0]?.data))
      throw new Error(`${gateway} answers ${name} otherwise than the first`);
  });
};

/** @param {Plan} plan @param {Gateway[]} gateways @param {Bystanders} bystanders @returns {Promise<Results>} */
const rounds = async (plan, gateways, bystanders) => {
  /** @type {Results} */
  const results = {};
  for (let round = 0; round <= plan.rounds; round += 1)
    for (const name of plan.operations)
      // To and fro, so that none is always the first.
      for (const gateway of round % 2 ? gateways : gateways.toReversed()) {
        const figures = await measure(
          bystanders,
          gateway,
          operations[name] ?? {},
          round ? plan.seconds : warmUpSeconds,
        );
        const what = round ? `round ${round}` : 'warm-up';
        say(`${what}  ${name.padEnd(9)} ${gateway.name.padEnd(10)} ${figures.rate.toFixed(0).padStart(6)}/s`);
        if (round) ((results[name] ??= {})[gateway.name] ??= []).push(figures);
      }
  return results;
};

/**
 * Starts the gateways over stubs, sees that they answer alike, and measures them in turns. What it started it ends, also
 * when it is interrupted.
 * @param {Plan} plan @returns {Promise<Results>}
 * @throws when one does not start, or answers otherwise than the others
 */
export const compare = async (plan) => {
  const children = createChildren();
  const interrupted = () => void children.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const bystanders = await startBystanders(children);
    /** @type {Gateway[]} */
    const gateways = [];
    for (const name of plan.gateways)
      gateways.push(await startGateway(children, name, bystanders, { deduplicates: plan.deduplicates }));
    for (const name of plan.operations) await agree(gateways, name);
    return await rounds(plan, gateways, bystanders);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await children.stop();
  }
};
