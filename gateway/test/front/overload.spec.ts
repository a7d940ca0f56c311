import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from '../platform';

describe('more than can be answered at once', () => {
  let platform: TestPlatform;
  const held: ServerResponse[] = [];
  const slow = createServer((_, response) => void held.push(response));
  beforeAll(async () => {
    platform = await startPlatform();
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    slow.close().closeAllConnections();
    await platform.stop();
  });

  it('is told to come back, in both languages and also to a page, and is let in again afterwards', async () => {
    const { url } = await platform.another({
      MEMBERSHIP_URL: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`,
      MAX_RUNNING: '1',
      ALLOWED_ORIGINS: 'https://app.test',
    });
    const running = platform.ask('{ services { code } }', { url });
    await waitFor(() => held.length === 1, { what: 'the first request to be under way' });
    const refused = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { origin: 'https://app.test', 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(refused.status).toBe(503);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '1',
      'cache-control': 'no-store',
      'access-control-allow-origin': 'https://app.test',
    });
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'OVERLOADED', message: { ar: expect.any(String), en: expect.any(String) } },
        },
      ],
    });
    held[0]?.setHeader('content-type', 'application/json').end('{"data":{"services":[]}}');
    expect(await running).toMatchObject({ data: { services: [] } });
    await waitFor(async () => (await platform.ask('{ __typename }', { url })).status === 200, {
      what: 'the place to be free again',
    });
  });
});
