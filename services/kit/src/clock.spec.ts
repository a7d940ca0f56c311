import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followClock, systemClock } from './clock';
import { testLog, waitFor } from './testing';

const hour = 3_600_000;

/** The sandbox's clock, as far as a service sees it. */
const sandbox = async () => {
  const listeners = new Set<ServerResponse>();
  let offsetMs = hour;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`: hello\n\ndata: ${JSON.stringify({ offsetMs })}\n\n`);
    listeners.add(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/clock`,
    move: (next: number) => {
      offsetMs = next;
      const text = `data: ${JSON.stringify({ offsetMs })}\n\n`;
      // In two pieces, as the network may cut it.
      for (const listener of listeners) {
        listener.write(text.slice(0, 9));
        setTimeout(() => listener.write(text.slice(9)), 10);
      }
    },
    hangUp: () => {
      for (const listener of listeners) listener.destroy();
      listeners.clear();
    },
    listeners,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const ahead = (now: Date) => Math.round((now.getTime() - Date.now()) / hour) || 0;

describe('the platform’s clock', () => {
  it('is the machine’s in production', () => {
    expect(ahead(systemClock.now())).toBe(0);
  });

  it('follows the sandbox’s from its first moment, and says when it jumps', async () => {
    const { url, move, hangUp, listeners, close } = await sandbox();
    const clock = await followClock({ url, log: testLog });
    const jumped = jest.fn();
    clock.onJump(jumped);
    expect(ahead(clock.now())).toBe(1);
    move(40 * 24 * hour);
    await waitFor(() => jumped.mock.calls.length === 1);
    expect(ahead(clock.now())).toBe(40 * 24);

    hangUp();
    expect(ahead(clock.now())).toBe(40 * 24); // the last it knew
    await waitFor(() => listeners.size === 1);
    move(2 * hour);
    await waitFor(() => ahead(clock.now()) === 2);
    expect(jumped).toHaveBeenCalledTimes(2); // the same offset again is no jump
    clock.stop();
    close();
  });
});
