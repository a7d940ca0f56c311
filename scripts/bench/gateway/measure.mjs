import { told } from './children.mjs';
import { requestTo } from './gateways.mjs';
import { cpuMs, forgetPeak, peakRssMb } from './process-figures.mjs';

/**
 * @typedef {import('./children.mjs').Child} Child
 * @typedef {import('./gateways.mjs').Gateway} Gateway
 * @typedef {{ load: Child, stubs: Child }} Bystanders what asks, and what the gateway asks
 * @typedef {{ rate: number, p50: number, p99: number, cpu: number, busy: number, besides: number, rss: number, calls: number }} Figures
 *   requests a second; ms; ms of the processor's time a request; the parts of their cores that the gateway and its bystanders
 *   took; MB; calls of subgraphs a request
 */

const connections = 50;

/**
 * Asks one gateway for `seconds`, as fast as it answers.
 * @param {Bystanders} bystanders @param {Gateway} gateway @param {object} operation @param {number} seconds
 * @returns {Promise<Figures>}
 * @throws when it does not answer alike each time
 */
export const measure = async ({ load, stubs }, gateway, operation, seconds) => {
  const { pid } = gateway.child;
  const besidesMs = () => cpuMs(load.pid) + cpuMs(stubs.pid);
  forgetPeak(pid);
  const before = { cpu: cpuMs(pid), besides: besidesMs(), calls: (await told(stubs, {})).calls };
  const job = { port: gateway.port, request: requestTo(gateway, operation), connections, seconds };
  const outcome = await Promise.race([told(load, job), gateway.child.ended]);
  if (outcome.error) throw new Error(`${gateway.name}: ${outcome.error}`);
  const { count, wrong, p50, p99 } = outcome;
  if (wrong)
    throw new Error(`${gateway.name}: ${wrong} of ${count} answers differ from the first\n${gateway.child.tail()}`);
  const cpu = cpuMs(pid) - before.cpu;
  return {
    rate: count / outcome.seconds,
    p50,
    p99,
    cpu: cpu / count,
    busy: cpu / (outcome.seconds * 1_000),
    besides: (besidesMs() - before.besides) / (outcome.seconds * 1_000),
    rss: peakRssMb(pid),
    calls: ((await told(stubs, {})).calls - before.calls) / count,
  };
};
