import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from '../platform';
import { exchange, line, rawSocket, statusOf } from '../platform/raw';

const body = '{"query":"{ me { id } }"}';
const post = (text: string, headers = '') =>
  `POST /graphql HTTP/1.1\r\nhost: gateway.test\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n${headers}\r\n`;

describe('a connection', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  it('carries one request after another, also where they are sent at once and one is refused', async () => {
    const bad = '{"query":"{ you }"}';
    const last = post(body, 'connection: close\r\n') + body;
    const answers = (await exchange(platform.url, post(body) + body + post(bad) + bad + last)).match(/HTTP\/1\.1 \d+/g);
    expect(answers).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
  });

  it('carries the next request after a method that is refused, with a body that nobody reads', async () => {
    const put = post(body).replace('POST', 'PUT') + body;
    const answers = await exchange(platform.url, put + post(body, 'connection: close\r\n') + body);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 405', 'HTTP/1.1 200']);
  });

  it('may end in the middle of a body: nobody is asked, and the next one is served', async () => {
    const before = platform.neighbours.callers.length;
    const socket = await rawSocket(platform.url);
    socket.write(post(body) + body.slice(0, 10));
    await wait(50);
    socket.destroy();
    expect((await platform.ask('{ services { code } }')).status).toBe(200);
    expect(platform.neighbours.callers).toHaveLength(before + 1);
  });

  it('with a header of 20 kB is refused by the server itself', async () => {
    const large = `x-large: ${'x'.repeat(20_000)}\r\n`;
    expect(statusOf(await exchange(platform.url, line('GET /graphql', large)))).toBe(431);
    expect((await platform.ask('{ me { id } }')).status).toBe(200);
  });

  it.each(['GET /graphql HTTP/9.9\r\n\r\n', 'rubbish\r\n\r\n', 'GET /graphql HTTP/1.1\r\n\r\n'])(
    'that speaks no HTTP is refused: %j',
    async (sent) => expect(statusOf(await exchange(platform.url, sent))).toBe(400),
  );

  it('takes a body in pieces of any size', async () => {
    const pieces = [...body].map((letter) => `1\r\n${letter}\r\n`).join('');
    const headers = 'connection: close\r\ntransfer-encoding: chunked\r\n';
    const sent = post(body, headers).replace(/content-length: \d+\r\n/, '');
    const answer = await exchange(platform.url, `${sent}${pieces}0\r\n\r\n`);
    expect({ status: statusOf(answer), text: answer.split('\r\n\r\n')[1] }).toEqual({
      status: 200,
      text: '{"data":{"me":null}}',
    });
  });
});

describe('a client that goes away before its answer', () => {
  /** Identity, which holds its answer back, and tells what it was asked. */
  const slowIdentity = async () => {
    const asked: string[] = [];
    const held: ServerResponse[] = [];
    const server = createServer((request, response) => {
      if (request.method === 'GET') {
        response.end(JSON.stringify({ now: Date.now(), atMost: 9, revocations: [] }));
        return;
      }
      let text = '';
      request
        .on('data', (chunk: Buffer) => (text += chunk.toString()))
        .on('end', () => {
          asked.push(text);
          held.push(response);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = (text: string) => held.shift()?.end(text);
    const isHeld = () => held[0]?.destroyed === false;
    return { server, asked, answer, isHeld, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  /** How many calls identity, and then the others, are asked to answer for it. */
  const callsFor = async (query: string, identitySays: string, leaves: boolean) => {
    const platform = await startPlatform();
    const identity = await slowIdentity();
    const gateway = await platform.another({ IDENTITY_URL: identity.url });
    const token = await platform.issuer.token();
    const before = platform.neighbours.callers.length;
    const text = JSON.stringify({ query });
    const socket = await rawSocket(gateway.url);
    socket.write(post(text, `authorization: Bearer ${token}\r\n`) + text);
    await waitFor(() => identity.asked.length === 1);
    if (leaves) socket.destroy();
    await wait(50);
    identity.answer(identitySays);
    // Whoever comes after it is served, and by then its own plan would have gone on.
    expect((await platform.ask('{ services { code } }', { url: gateway.url })).status).toBe(200);
    await wait(100);
    const later = platform.neighbours.callers.slice(before);
    socket.destroy();
    await gateway.stop();
    identity.server.close().closeAllConnections();
    await platform.stop();
    return { asked: identity.asked.length, later: later.length };
  };

  const me = '{"data":{"me":{"__typename":"Account","id":"acc_1"}}}';
  const query = '{ me { id practitioner { fileNumber } } }';

  it.each([
    ['ends with the call that is under way', true, 1],
    ['goes on where the client waits', false, 2],
  ])('has no further part of its query asked for: it %s', async (_, leaves, later) =>
    expect(await callsFor(query, me, leaves)).toEqual({ asked: 1, later }),
  );

  it.each([
    ['ends the call that is under way for a query', '{ me { id } }', false],
    ['ends no call that changes something', 'mutation { logOutEverywhere { errors { code } } }', true],
  ])('%s', async (_, query, isHeld) => {
    const platform = await startPlatform();
    const identity = await slowIdentity();
    const gateway = await platform.another({ IDENTITY_URL: identity.url });
    const token = await platform.issuer.token();
    const text = JSON.stringify({ query });
    const leaving = await rawSocket(gateway.url);
    leaving.write(post(text, `authorization: Bearer ${token}\r\n`) + text);
    await waitFor(() => identity.asked.length === 1, { what: 'identity to be asked' });
    leaving.destroy();
    // Whoever comes after it is served: by then the gateway has heard that it left.
    expect((await platform.ask('{ services { code } }', { url: gateway.url })).status).toBe(200);
    await waitFor(() => identity.isHeld() === isHeld, { what: 'the call to end, or not' });
    expect(identity.isHeld()).toBe(isHeld);
    await gateway.stop();
    identity.server.close().closeAllConnections();
    await platform.stop();
  });
});
