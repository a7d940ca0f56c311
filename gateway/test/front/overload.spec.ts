import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from '../platform';
import { rawSocket } from '../platform/raw';

const head = (length: number) =>
  `POST /graphql HTTP/1.1\r\nhost: gateway.test\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

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

  it('is not bodies that do not arrive: they keep nobody’s place', async () => {
    const { url } = await platform.another({ MAX_RUNNING: '1' });
    const idle = await Promise.all(Array.from({ length: 20 }, () => rawSocket(url)));
    for (const socket of idle) socket.write(`${head(50)}{`);
    for (let time = 0; time < 5; time += 1) expect((await platform.ask('{ __typename }', { url })).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it('is bodies that are held without an end: beyond so many bytes one is told to come back', async () => {
    const { url } = await platform.another({ MAX_BODY_BYTES: '1000' });
    const sockets = await Promise.all(Array.from({ length: 70 }, () => rawSocket(url)));
    let refused = 0;
    for (const socket of sockets) {
      socket.once('data', (answer: Buffer) => (refused += answer.toString().startsWith('HTTP/1.1 503') ? 1 : 0));
      socket.write(`${head(1_000)}${' '.repeat(990)}`);
    }
    await waitFor(() => refused > 0, { what: 'one of them to be refused' });
    for (const socket of sockets) socket.destroy();
    await waitFor(async () => (await platform.ask('{ __typename }', { url })).status === 200, { what: 'room again' });
  });
});
