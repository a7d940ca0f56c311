// npm run bench:workers [-- --seconds 5]
// What a second process of the gateway brings on a machine of two cores: each in turns, with what asks and the stubs on the same
// two. Build first.
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';
import { createChildren, told } from './gateway/children.mjs';
import { startBystanders } from './gateway/compare.mjs';
import { requestTo, startGateway } from './gateway/gateways.mjs';
import { operations } from './gateway/operations.mjs';
import { median } from './gateway/tables.mjs';

helpIfAsked(`usage: npm run bench:workers [-- OPTIONS]   the gateway with WORKERS=1 and WORKERS=2

  --seconds N   how long each is asked in each of five rounds (5)
`);

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });
const cores = '0,1';
const rounds = 5;
const children = createChildren();
try {
  const bystanders = await startBystanders(children, cores);
  const gateways = [];
  for (const workers of [1, 2]) {
    const variables = { WORKERS: String(workers), MAX_WAIT_MS: '60000' };
    gateways.push({ workers, ...(await startGateway(children, 'ours', bystanders, { variables, cores })) });
  }
  /** @type {Record<number, { rate: number, p99: number }[]>} */
  const figures = { 1: [], 2: [] };
  for (let round = 0; round <= rounds; round += 1)
    for (const { workers, ...gateway } of round % 2 ? gateways : gateways.toReversed()) {
      const job = { port: gateway.port, request: requestTo(gateway, operations['nested'] ?? {}), connections: 50 };
      const { count, seconds, p99 } = await told(bystanders.load, { ...job, seconds: Number(values.seconds) });
      if (round) figures[workers]?.push({ rate: count / seconds, p99 });
    }
  for (const [workers, found] of Object.entries(figures)) {
    const [rate, p99] = [median(found.map((one) => one.rate)), median(found.map((one) => one.p99))];
    console.log(`WORKERS=${workers}  ${rate.toFixed(0)}/s  p99 ${p99.toFixed(0)} ms`);
  }
} finally {
  await children.stop();
}
