import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** One call that our receiver got. */
export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks, as billing is one: it keeps the calls, and answers what it is told to. */
export const startReceiver = async () => {
  const calls: Call[] = [];
  const answers: number[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      calls.push({ headers: req.headers, body });
      res.writeHead(answers.shift() ?? 204).end();
      for (const watcher of watchers) watcher();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    calls,
    /** The statuses of the next answers; 204 after them. */
    answerWith: (...statuses: number[]) => void answers.splice(0, answers.length, ...statuses),
    /** Resolves once so many calls came; the test's own time-out bounds it. */
    received: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (calls.length < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
