import type { RequestListener, Server } from 'node:http';
import { listen } from '@mumaris/kit/server/listen';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from './platform';

const operation = '{ me { id practitioner { fileNumber cpd { total { recognised } } } } }';
/** Long enough for the subgraphs that do answer, on a busy machine too. */
const timeoutMs = 1_500;

describe('a subgraph that hangs', () => {
  let platform: TestPlatform;
  let server: Server;
  let hangs = true;
  let calls = 0;
  const answering: RequestListener = (request, response) => {
    calls += 1;
    request.resume();
    if (hangs) return;
    response.setHeader('content-type', 'application/json');
    response.end('{"data":{"__typename":"Query","_entities":[{"cpd":{"total":{"recognised":4}}}]}}');
  };
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(async () => {
    server.close().closeAllConnections();
    await platform.stop();
  });

  it('costs a few callers their wait, then nobody, and is asked again as soon as it answers', async () => {
    const hanging = await listen(answering, '127.0.0.1', 0);
    server = hanging.server;
    const { url } = await platform.another({ CPD_URL: hanging.url, SUBGRAPH_TIMEOUT_MS: String(timeoutMs) });
    const token = await platform.issuer.token();
    const ask = () => platform.ask(operation, { url, token });
    for (let time = 0; time < 5; time += 1) expect((await ask()).errors).toHaveLength(1);
    calls = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    // A few at most, that look whether it answers again.
    expect(calls).toBeLessThan(5);
    for (const { data, errors } of answers) {
      expect(data).toEqual({ me: { id: 'acc_1', practitioner: { fileNumber: 'F-1', cpd: null } } });
      expect(errors).toMatchObject([
        {
          path: ['me', 'practitioner', 'cpd'],
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            part: 'cpd',
            retryAfterSeconds: expect.any(Number),
            message: {
              ar: expect.stringContaining('ساعات التطوير المهني'),
              en: expect.stringContaining('professional development'),
            },
          },
        },
      ]);
    }
    hangs = false;
    await waitFor(async () => (await ask()).errors.length === 0, { what: 'the subgraph to be asked again' });
  }, 30_000);
});
