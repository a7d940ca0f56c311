import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Listening {
  url: string;
  server: Server;
  /** From now on, each answer is the last of its connection: whoever asks again goes elsewhere. */
  turnAway(): void;
  /** Ends the connections on which nothing is under way, and each other one as soon as nothing is. */
  endIdle(): void;
}

/** Listens, and knows the port that the system chose for 0. @throws when the port is taken */
export const listen = async (app: RequestListener, host: string, port: number): Promise<Listening> => {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 75_000 }, app);
  /** Each open connection with how many of its requests are under way. */
  const connections = new Map<Socket, number>();
  let [isLast, endsIdle] = [false, false];
  const count = (socket: Socket, change: number) => {
    const underWay = (connections.get(socket) ?? 0) + change;
    if (connections.has(socket)) connections.set(socket, underWay);
    if (endsIdle && !underWay) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    connections.set(socket, 0);
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (isLast) response.shouldKeepAlive = false;
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${chosen}`;
  const endIdle = () => {
    endsIdle = true;
    for (const [socket, underWay] of connections) if (!underWay) socket.destroy();
  };
  return { url, server, turnAway: () => void (isLast = true), endIdle };
};

const requestPatienceMs = 5_000;

/**
 * Serves on for `graceMs`, in which whoever looks at readiness learns to go elsewhere; then takes no new connection, ends at
 * once those on which nothing is under way, and the others after their answers.
 */
export const close = async ({ server, turnAway, endIdle }: Listening, graceMs = 0): Promise<void> => {
  turnAway();
  if (graceMs) await sleep(graceMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endIdle();
  const late = setTimeout(() => server.closeAllConnections(), requestPatienceMs);
  await closed.finally(() => clearTimeout(late));
};
