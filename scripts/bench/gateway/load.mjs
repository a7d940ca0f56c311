// A child of the comparison: sends one request over and over on kept connections, each as soon as the last was answered, and
// tells how many were answered and how long they took.
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { quantile } from '../quantile.mjs';
import { readMessages } from './wire.mjs';

/**
 * @typedef {{ port: number, request: string, connections: number, seconds: number }} Job
 * @typedef {{ count: number, wrong: number, seconds: number, p50: number, p99: number }} Outcome of milliseconds; wrong: not
 *   200, or of another length than the first
 */

/** One connection, until `until`. @param {Job} job @param {number} until @param {(head: string, length: number, ms: number) => void} onAnswer */
const keepAsking = async ({ port, request }, until, onAnswer) => {
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const bytes = Buffer.from(request);
  let began = performance.now();
  const ask = () => {
    began = performance.now();
    socket.write(bytes);
  };
  socket.on(
    'data',
    readMessages((head, body) => {
      const now = performance.now();
      onAnswer(head, body.length, now - began);
      if (now >= until) socket.destroy();
      else ask();
    }),
  );
  ask();
  await once(socket, 'close');
};

/** @param {Job} job @returns {Promise<Outcome>} */
const run = async (job) => {
  /** @type {number[]} */
  const times = [];
  let wrong = 0;
  /** @type {number | undefined} */
  let length;
  const began = performance.now();
  const onAnswer = (/** @type {string} */ head, /** @type {number} */ size, /** @type {number} */ ms) => {
    times.push(ms);
    length ??= size;
    if (size !== length || !head.startsWith('HTTP/1.1 200')) wrong += 1;
  };
  const until = began + job.seconds * 1_000;
  await Promise.all(Array.from({ length: job.connections }, () => keepAsking(job, until, onAnswer)));
  const seconds = (performance.now() - began) / 1_000;
  return { count: times.length, wrong, seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

process.on('message', (job) => {
  run(/** @type {Job} */ (job)).then(
    (outcome) => process.send?.(outcome),
    (/** @type {Error} */ error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
