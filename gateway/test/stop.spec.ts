import { setTimeout as wait } from 'node:timers/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPlatform } from './platform';

it('answers the requests that run before it stops, and takes no new one', async () => {
  const platform = await startPlatform();
  const slow = createServer((_request, response) => {
    setTimeout(() => response.end('{"data":{"fees":[{"service":"S"}]}}'), 400);
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const gateway = await platform.another({ BILLING_URL: `http://127.0.0.1:${(slow.address() as AddressInfo).port}` });
  const running = platform.ask('{ fees { service } }', { url: gateway.url });
  await wait(150);
  const began = Date.now();
  const stopped = gateway.stop();
  expect((await running).data).toEqual({ fees: [{ service: 'S' }] });
  await stopped;
  expect(Date.now() - began).toBeLessThan(4_000);
  await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
  slow.close().closeAllConnections();
  await platform.stop();
});
