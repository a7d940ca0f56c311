// npm run bench:bounds [-- --operations 100000]
// What the gateway and a subgraph hold after very many operations that are all different: whoever can ask can make as many
// as they like, so that whatever is kept of each has to have a bound. Build first.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';

helpIfAsked(`usage: npm run bench:bounds [-- OPTIONS]   what is held after very many different operations

  --operations N   how many (100000)

About twenty minutes. What is held is in MB after a full collection: resident memory, and the heap in use.`);

const { freePort } = await import('../../infra/local/processes/ports.mjs');
const { createChildren, told } = await import('./gateway/children.mjs');
const { untilItAnswers } = await import('./gateway/gateways.mjs');
const { createIssuer, gatewayEnv } = await import('./gateway/platform.mjs');
const { drive } = await import('./bounds/drive.mjs');

/**
 * @typedef {import('./gateway/children.mjs').Child} Child
 * @typedef {{ rss: number, heap: number, external: number }} Held
 */

const { values } = parseArgs({ options: { operations: { type: 'string', default: '100000' } } });
const operations = Number(values.operations);
const warmUp = 2_000;
/** How often those are sent: what a process takes because it is busy is not to count as what it keeps. */
const warmUps = 6;
const step = 10_000;
/** They have a real server each; the others are not asked. */
const subgraphs = ['identity', 'membership'];
const flags = ['--expose-gc', '--import', new URL('bounds/tells-memory.mjs', import.meta.url).href];

/** What a process holds once a collection frees next to nothing more: some things are let go by a timer. @param {Child} child @returns {Promise<Held>} */
const settled = async (child) => {
  let held = await told(child, {});
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 30; tries += 1) {
    await sleep(500);
    const now = await told(child, {});
    quiet = now.heap > held.heap - 0.5 ? quiet + 1 : 0;
    held = now;
  }
  return held;
};

/** @param {ReturnType<typeof createChildren>} children */
const startAll = async (children) => {
  const { jwks, token } = await createIssuer();
  const real = subgraphs.map((name) => {
    const env = { BENCH_SUBGRAPH: name, BENCH_JWKS: jwks };
    return children.start(name, { file: 'scripts/bench/bounds/subgraph.mjs', cores: '1', env, flags, talks: true });
  });
  const urls = await Promise.all(real.map(async (child) => (await child.heard()).url));
  const port = await freePort();
  const env = gatewayEnv(port, `${urls[0]}/jwks`, (name) => urls[subgraphs.indexOf(name)] ?? urls[0]);
  const child = children.start('gateway', { file: 'gateway/dist/main.js', cores: '0', env, flags, talks: true });
  await untilItAnswers({ name: 'gateway', child, port, authorization: `Bearer ${await token()}` });
  return { target: { port, token }, measured: [child, ...real] };
};

/** @param {string} what @param {Child[]} measured @param {Held[]} held */
const show = (what, measured, held) => {
  const cells = measured.map(({ name }, index) => {
    const { rss = 0, heap = 0 } = held[index] ?? {};
    return `${name} ${rss.toFixed(0).padStart(5)} (heap ${heap.toFixed(0).padStart(4)})`;
  });
  console.log(`${what.padStart(7)}  ${cells.join('   ')}`);
};

/** @param {ReturnType<typeof createChildren>} children */
const measure = async (children) => {
  const { target, measured } = await startAll(children);
  const held = () => Promise.all(measured.map(settled));
  for (let turn = 0; turn < warmUps; turn += 1) await drive(target, 0, warmUp);
  const before = await held();
  show('warm-up', measured, before);
  let after = before;
  for (let done = 0; done < operations;) {
    const next = Math.min(done + step, operations);
    await drive(target, warmUp + done, warmUp + next);
    done = next;
    after = await held();
    show(String(done), measured, after);
  }
  const [gateway = 0, ...others] = after.map(({ rss }, index) => rss - (before[index]?.rss ?? 0));
  console.log(`gateway_mb=${gateway.toFixed(0)} subgraph_mb=${Math.max(...others).toFixed(0)}`);
};

const children = createChildren();
const interrupted = () => void children.stop().finally(() => process.exit(130));
process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
try {
  await measure(children);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await children.stop();
}
process.exit();
