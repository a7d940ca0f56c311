import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';

export const HOST = '127.0.0.1';

/**
 * `preferred` when nobody listens there, else another free port.
 * The others come from below the range the kernel hands out for outgoing connections: between this check and the
 * server's own bind, no client socket can take the port away.
 * @param {number} [preferred]
 * @param {number[]} [taken] ports already promised to somebody who does not listen yet
 */
export async function freePort(preferred, taken = []) {
  const candidates = preferred ? [preferred] : [];
  for (let tries = 0; tries < 50; tries += 1) candidates.push(randomInt(20_000, 32_000));
  for (const port of candidates) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port found on ${HOST}`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether somebody accepts connections there
 */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, HOST);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
