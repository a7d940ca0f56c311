// A child of the overload bench: asks at a fixed rate, however long the answers take, over many kept connections, and tells how
// many were answered and how many told to come back, and how long each took.
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { quantile } from '../quantile.mjs';
import { readMessages } from './wire.mjs';

/**
 * @typedef {{ port: number, request: string, connections: number, rate: number, seconds: number }} Flood
 * @typedef {{ served: number, refused: number, wrong: number, late: number, servedP50: number, servedP99: number, refusedP50: number, refusedP99: number, ownP99: number }} Outcome
 *   of milliseconds, from when a request was due; late: requests for which no connection was free; own: how late whoever asks is itself
 */

const everyMs = 2;

/** @param {Flood} flood @returns {Promise<Outcome>} */
const run = async ({ port, request, connections, rate, seconds }) => {
  const bytes = Buffer.from(request);
  /** @type {{ served: number[], refused: number[] }} */
  const times = { served: [], refused: [] };
  let [wrong, late] = [0, 0];
  /** @type {(() => void)[]} */
  const free = [];
  const open = async () => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    let due = 0;
    const ask = () => {
      due = performance.now();
      socket.write(bytes);
    };
    socket.on(
      'data',
      readMessages((head) => {
        const took = performance.now() - due;
        if (head.startsWith('HTTP/1.1 200')) times.served.push(took);
        else if (head.startsWith('HTTP/1.1 503') && /\nretry-after: /i.test(head)) times.refused.push(took);
        else wrong += 1;
        free.push(ask);
      }),
    );
    free.push(ask);
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: connections }, open));
  const began = performance.now();
  let sent = 0;
  /** @type {number[]} */
  const own = [];
  let looked = began;
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const timer = setInterval(() => {
        const now = performance.now();
        own.push(now - looked - everyMs);
        looked = now;
        const elapsed = now - began;
        if (elapsed > seconds * 1_000) {
          clearInterval(timer);
          return resolve();
        }
        for (const due = (elapsed / 1_000) * rate; sent < due; sent += 1) {
          const ask = free.shift();
          if (ask) ask();
          else late += 1;
        }
      }, everyMs);
    })
  );
  for (const socket of sockets) socket.destroy();
  const { served, refused } = times;
  return {
    served: served.length,
    refused: refused.length,
    wrong,
    late,
    servedP50: quantile(served, 0.5),
    servedP99: quantile(served, 0.99),
    refusedP50: quantile(refused, 0.5),
    refusedP99: quantile(refused, 0.99),
    ownP99: quantile(own, 0.99),
  };
};

process.on('message', (flood) => {
  run(/** @type {Flood} */ (flood)).then(
    (outcome) => process.send?.(outcome),
    (/** @type {Error} */ error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
