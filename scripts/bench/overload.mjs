// npm run bench:overload [-- --seconds 60]
// What becomes of requests beyond what the gateway can do: it is asked at a part of its capacity, then at three times that, and
// those that are served are to take no longer. Build first.
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';
import { createChildren, told } from './gateway/children.mjs';
import { startBystanders } from './gateway/compare.mjs';
import { requestTo, startGateway } from './gateway/gateways.mjs';
import { operations } from './gateway/operations.mjs';

helpIfAsked(`usage: npm run bench:overload [-- OPTIONS]   the gateway at three times what it can do

  --seconds N   how long it is overloaded (60)
`);

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const children = createChildren();
try {
  const bystanders = await startBystanders(children);
  const patient = await startGateway(children, 'ours', bystanders, { variables: { MAX_WAIT_MS: '60000' } });
  const gateway = await startGateway(children, 'ours', bystanders);
  const flood = children.start('flood', { file: 'scripts/bench/gateway/flood.mjs', cores: '1', talks: true });
  await flood.heard();
  const request = requestTo(gateway, operations['nested'] ?? {});
  const closed = { port: patient.port, request, connections: 50, seconds: 5 };
  await told(bystanders.load, closed);
  const { count, seconds } = await told(bystanders.load, closed);
  const capacity = count / seconds;
  console.log(`capacity  ${capacity.toFixed(0)}/s`);
  patient.child.child.kill();
  for (const [name, times, lasts] of /** @type {const} */ ([
    ['warm-up', 0.4, 5],
    ['at 0.7 ×', 0.7, 10],
    ['at 3 ×', 3, Number(values.seconds)],
  ])) {
    const outcome = await told(flood, {
      port: gateway.port,
      request,
      connections: 1_000,
      rate: capacity * times,
      seconds: lasts,
    });
    const { served, refused, wrong, late } = outcome;
    const ms = (/** @type {number} */ value) => value.toFixed(1).padStart(7);
    console.log(
      `${name.padEnd(9)} served ${(served / lasts).toFixed(0)}/s p50 ${ms(outcome.servedP50)} p99 ${ms(outcome.servedP99)} ms; ` +
        `told to come back ${(refused / lasts).toFixed(0)}/s p50 ${ms(outcome.refusedP50)} p99 ${ms(outcome.refusedP99)} ms; wrong ${wrong}, not sent ${late}; who asks is late itself by p99 ${outcome.ownP99.toFixed(1)} ms`,
    );
  }
} finally {
  await children.stop();
}
