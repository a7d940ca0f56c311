import { callSubgraph } from '@mumaris/kit/testing';
import { subgraphNames } from '@mumaris/schemas';
import { startPlatform, type TestPlatform } from './platform';

describe('who calls', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  it('passes on no header by which a client claims an identity', async () => {
    const claims = {
      'x-mumaris-caller': 'forged',
      'x-mumaris-account': 'acc_9',
      'x-forwarded-user': 'admin',
      'x-remote-user': 'admin',
      'x-forwarded-for': '10.9.8.7',
      'x-real-ip': '10.9.8.7',
      forwarded: 'for=10.9.8.7',
      cookie: 'session=1',
    };
    const { data } = await platform.ask('{ me { id } }', { headers: claims });
    expect(data).toEqual({ me: null });
    expect(platform.neighbours.callers.at(-1)).toEqual({ roles: [], address: '127.0.0.1', device: expect.any(String) });
    const arrived = platform.neighbours.headers.filter((headers) => headers['x-mumaris-caller']).at(-1) ?? {};
    for (const name of Object.keys(claims).slice(1)) expect(arrived).not.toHaveProperty(name);
    expect(arrived).not.toHaveProperty('authorization');
    expect(arrived['x-mumaris-caller']).not.toBe('forged');
  });

  it('believes a proxy about the address only where one is configured', async () => {
    const behindOne = await platform.another({ TRUST_PROXY: '1' });
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
    await platform.ask('{ me { id } }', { url: behindOne.url, headers });
    expect(platform.neighbours.callers.at(-1)?.address).toBe('198.51.100.7');
    await platform.ask('{ me { id } }', { headers });
    expect(platform.neighbours.callers.at(-1)?.address).toBe('127.0.0.1');
  });

  it('sends the trace on that the caller began, and names it in the answer', async () => {
    const traceId = 'a'.repeat(32);
    const { headers } = await platform.ask('{ me { id } }', {
      headers: { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` },
    });
    expect(headers.get('x-trace-id')).toBe(traceId);
    // The gateway asks for what it keeps itself meanwhile, in traces of its own.
    const traces = platform.neighbours.headers.map(({ traceparent }) => String(traceparent));
    expect(traces.filter((one) => one.includes(traceId))).toHaveLength(1);
  });

  it.each(subgraphNames)('%s refuses a call that the gateway did not sign', async (name) => {
    const url = `${platform.neighbours.urls[name]}/graphql`;
    const queries = ['{ __typename }', '{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'];
    for (const query of queries) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('type ');
    }
  });

  it('signs for one subgraph: its key opens no other', async () => {
    const answer = await callSubgraph({
      url: platform.neighbours.urls.billing,
      subgraph: 'billing',
      callerKey: platform.neighbours.keys.cpd,
      query: '{ fees { service } }',
    });
    expect(answer.errors?.[0]?.extensions['code']).toBe('CALLER_REFUSED');
  });
});
