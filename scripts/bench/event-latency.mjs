// node scripts/bench/event-latency.mjs [--events 500]
// How long an event takes from the end of its commit to its handler in another service, on an idle platform: one event
// at a time, through outbox, change stream, relay, Kafka and consumer as the services run them.
// Takes MONGODB_URI (an administrator's) and KAFKA_BROKERS from the environment: node scripts/with-servers.mjs node scripts/bench/event-latency.mjs
import { parseArgs } from 'node:util';
import { eventJourney } from '@mumaris/kit/testing';

const { values } = parseArgs({ options: { events: { type: 'string', default: '500' } } });
const count = Number(values.events);
const warmUp = 20;

const journey = await eventJourney();
try {
  await journey.measure(warmUp);
  const times = (await journey.measure(count)).toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => (times[Math.min(count - 1, Math.floor(count * share))] ?? NaN).toFixed(1);
  console.log(
    `${count} events, commit → handler: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
  );
} finally {
  await journey.stop();
}
