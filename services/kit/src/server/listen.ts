import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  url: string;
  server: Server;
}

/** Listens, and knows the port that the system chose for 0. @throws when the port is taken */
export const listen = async (app: RequestListener, host: string, port: number): Promise<Listening> => {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 75_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${chosen}`, server };
};

/** Takes no new connection, lets running requests end, then closes. */
export const close = ({ server }: Listening): Promise<void> =>
  new Promise((resolve) => {
    // A connection that is busy now is kept alive after its answer: it is closed once it falls idle.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
