import type { RequestListener, Server } from 'node:http';
import { listen } from '@mumaris/kit/server/listen';
import { startPlatform, type TestPlatform } from './platform';

const listenOn = (listener: RequestListener) => listen(listener, '127.0.0.1', 0);

const operation = `{
  me { id name { first } practitioner { fileNumber cpd { total { recognised } } } unreadCount }
  fees { service }
}`;
/** Far above the 600 ms that a subgraph has, for a busy machine; a silent one would take for ever. */
const patienceMs = 4_000;
const whole = { id: 'acc_1', name: { first: 'Noura' }, unreadCount: 3 };

describe('a subgraph that does not answer', () => {
  let platform: TestPlatform;
  const servers: Server[] = [];
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(async () => {
    for (const server of servers) server.close().closeAllConnections();
    await platform.stop();
  });

  /** Asks a gateway whose CPD is at `url`. */
  const askWithCpd = async (url: string, more: Record<string, string> = {}) => {
    const gateway = await platform.another({ CPD_URL: url, SUBGRAPH_TIMEOUT_MS: '600', ...more });
    const began = Date.now();
    const answer = await platform.ask(operation, { url: gateway.url, token: await platform.issuer.token() });
    return { ...answer, took: Date.now() - began };
  };
  const askWith = async (listener: RequestListener, more?: Record<string, string>) => {
    const { url, server } = await listenOn(listener);
    servers.push(server);
    return askWithCpd(url, more);
  };

  const expectPartial = ({ status, data, errors, text }: Awaited<ReturnType<typeof askWithCpd>>) => {
    expect(status).toBe(200);
    expect(data).toEqual({
      me: { ...whole, practitioner: { fileNumber: 'F-1', cpd: null } },
      fees: [{ service: 'TRAINING_LETTER' }],
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['me', 'practitioner', 'cpd'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', message: { ar: expect.any(String), en: expect.any(String) } },
    });
    expect(text).not.toMatch(/cpd\b.*ECONN|127\.0\.0\.1|serviceName|stack/);
  };

  it('is told of at each field that is missing, by the client’s names, also at the root', async () => {
    const { url } = await platform.another({ MEMBERSHIP_URL: 'http://127.0.0.1:1' });
    const query =
      '{ one: applicationStatus(number: "A") { number } two: applicationStatus(number: "B") { number } fees { service } }';
    const { data, errors } = await platform.ask(query, { url });
    expect(data).toMatchObject({ one: null, two: null, fees: [{ service: 'TRAINING_LETTER' }] });
    expect(errors.map(({ path, extensions: { code } }) => [path, code])).toEqual([
      [['one'], 'SUBGRAPH_UNAVAILABLE'],
      [['two'], 'SUBGRAPH_UNAVAILABLE'],
    ]);
  });

  it('leaves the rest of the answer whole when it is down', async () => {
    const answer = await askWithCpd('http://127.0.0.1:1');
    expectPartial(answer);
    expect(answer.took).toBeLessThan(patienceMs);
  });

  it('is given up within its time when it is silent', async () => {
    const answer = await askWith(() => undefined);
    expectPartial(answer);
    expect(answer.took).toBeGreaterThan(500);
    expect(answer.took).toBeLessThan(patienceMs);
  });

  it('is given up within its time when it dribbles', async () => {
    const answer = await askWith((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    expectPartial(answer);
    expect(answer.took).toBeLessThan(patienceMs);
  });

  it('is given up when it sends more than is ever needed', async () => {
    const big = JSON.stringify({ data: { _entities: [{ cpd: null, padding: 'x'.repeat(200_000) }] } });
    expectPartial(await askWith((_request, response) => void response.end(big), { SUBGRAPH_MAX_BYTES: '100000' }));
  });

  it.each([
    ['an error page', 502, '<html>Bad gateway</html>'],
    ['JSON that is no answer', 200, '{"ok":true}'],
    ['null', 200, 'null'],
    ['a refusal of the gateway itself', 401, '{"errors":[{"message":"Call the gateway."}]}'],
  ])('is masked when it sends %s', async (_, status, body) => {
    expectPartial(await askWith((__, response) => void response.writeHead(status).end(body)));
  });

  it('is reported when it leaves out what its contract promises', async () => {
    const { status, data, errors, text } = await askWith((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"data":{"_entities":[{"cpd":{"total":null}}]}}');
    });
    expect(status).toBe(200);
    expect(data?.['me']).toMatchObject({ practitioner: { fileNumber: 'F-1', cpd: null } });
    expect(errors).toMatchObject([{ path: ['me', 'practitioner', 'cpd', 'total'], extensions: { code: 'INTERNAL' } }]);
    expect(text).not.toContain('valueCompletion');
  });

  it('is asked once more for a query when it has just closed the connection, never for a mutation', async () => {
    let calls = 0;
    const closing: RequestListener = (request, response) => {
      calls += 1;
      if (calls % 2) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json');
      response.end('{"data":{"_entities":[{"cpd":{"total":{"recognised":4}}}]}}');
    };
    const { errors } = await askWith(closing);
    expect({ calls, errors }).toEqual({ calls: 2, errors: [] });

    calls = 0;
    const { url, server } = await listenOn(closing);
    servers.push(server);
    const gateway = await platform.another({ CPD_URL: url });
    const mutation = await platform.ask(
      'mutation { recordActivity(input: { kind: TRADITIONAL, title: "t", provider: "p", date: "2026-11-22", hours: 1 }) { errors { code } } }',
      { url: gateway.url, token: await platform.issuer.token() },
    );
    expect(calls).toBe(1);
    expect(mutation.errors[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  });
});
