import { createServer, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {'pass' | 'slow' | 'lose replies'} Mode */

const slowMs = 150;

/**
 * A wire that can go bad between a client and a server on this machine.
 * @param {number} target the server's port
 */
export const startProxy = async (target) => {
  /** @type {Mode} */
  let mode = 'pass';
  /** @type {Set<import('node:net').Socket>} */
  const ends = new Set();

  /** Carries what comes in its order. @param {import('node:net').Socket} from @param {import('node:net').Socket} to @param {boolean} isReply */
  const carry = (from, to, isReply) => {
    let before = Promise.resolve();
    from.on('data', (bytes) => {
      const bad = mode;
      before = before.then(async () => {
        if (bad === 'slow') await pause(slowMs);
        if (bad === 'lose replies' && isReply) return void to.destroy();
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on('error', () => to.destroy()).on('close', () => void before.then(() => to.destroy()));
  };

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const end of [client, upstream]) ends.add(end.once('close', () => ends.delete(end)));
    carry(client, upstream, false);
    carry(upstream, client, true);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    /** @param {Mode} next */
    turn: (next) => void (mode = next),
    /** Cuts every connection there is. */
    cut: () => ends.forEach((end) => end.resetAndDestroy()),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      ends.forEach((end) => end.destroy());
      await closed;
    },
  };
};

/** @typedef {Awaited<ReturnType<typeof startProxy>>} Proxy */
