import { listen } from '@mumaris/kit/server/listen';
import { Pool } from 'undici';
import { send } from './send';

test('a request is given up in its time also while it waits for a connection', async () => {
  const { url, server: silent } = await listen(() => undefined, '127.0.0.1', 0);
  const pool = new Pool(url, { connections: 1 });
  const subgraph = { name: 'cpd', pool, path: '/graphql', basePath: '', callerKey: new Uint8Array(32) } as const;
  const ask = (timeoutMs: number) =>
    send(subgraph, { method: 'GET', path: '/', caller: { roles: [], address: '' }, timeoutMs });
  const first = ask(60_000).catch((error: unknown) => error);
  await expect(ask(200)).rejects.toMatchObject({ name: 'TimeoutError' });
  await pool.destroy();
  silent.close().closeAllConnections();
  await first;
}, 20_000);
