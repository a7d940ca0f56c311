import { request as httpRequest } from 'node:http';
import { send, startPlatform, type TestPlatform } from './platform';

const json = { 'content-type': 'application/json' };

describe('over HTTP', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform({ ALLOWED_ORIGINS: 'https://app.test, https://staff.test' })));
  afterAll(() => platform.stop());

  const refused = async (init: RequestInit, status: number, code: string) => {
    const answer = await send(platform.url, init);
    expect({ status: answer.status, code: answer.errors[0]?.extensions.code }).toEqual({ status, code });
    expect(answer.errors[0]?.extensions.message).toEqual({
      ar: expect.stringMatching(/[ء-ي]/),
      en: expect.stringMatching(/\w/),
    });
    expect(answer.text).not.toMatch(/node_modules|stack|at \//);
  };

  it('refuses a body that is no JSON', () =>
    refused({ method: 'POST', headers: json, body: '{"query": ' }, 400, 'BAD_JSON'));

  it.each([['[]'], ['"query"'], ['null'], ['{}'], ['{"query":{}}'], ['{"query":"{me{id}}","variables":"x"}']])(
    'refuses %s in words',
    async (body) => {
      const { status, errors } = await send(platform.url, { method: 'POST', headers: json, body });
      expect(status).toBe(400);
      expect(errors[0]?.extensions.message.ar).toMatch(/[ء-ي]/);
    },
  );

  it('takes no batches', () =>
    refused(
      { method: 'POST', headers: json, body: '[{"query":"{me{id}}"},{"query":"{me{id}}"}]' },
      400,
      'BATCH_REFUSED',
    ));

  it('refuses what a form of another site could send', async () => {
    const body = JSON.stringify({ query: '{ me { id } }' });
    await refused({ method: 'POST', headers: { 'content-type': 'text/plain' }, body }, 400, 'CSRF_REFUSED');
    await refused({ method: 'POST', body: new URLSearchParams({ query: '{me{id}}' }) }, 400, 'CSRF_REFUSED');
    const get = await fetch(`${platform.url}/graphql?query=${encodeURIComponent('{me{id}}')}`);
    expect(get.status).toBe(400);
  });

  it('changes nothing by GET', async () => {
    const query = encodeURIComponent('mutation { logOut { errors { code } } }');
    const response = await fetch(`${platform.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'MUTATION_BY_GET' } }] });
  });

  it('lets pages of listed origins in, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${platform.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const known = await preflight('https://staff.test');
    expect(known.status).toBe(204);
    expect(known.headers.get('access-control-allow-origin')).toBe('https://staff.test');
    expect(known.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(known.headers.get('access-control-allow-credentials')).toBeNull();
    const stranger = await preflight('https://evil.test');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    const { headers } = await platform.ask('{ me { id } }', { headers: { origin: 'https://app.test' } });
    expect(headers.get('access-control-allow-origin')).toBe('https://app.test');
    expect(headers.get('access-control-expose-headers')).toBe('x-trace-id, ratelimit, ratelimit-policy, retry-after');
    expect(headers.get('vary')).toMatch(/origin/i);
  });

  it('sends the headers of a careful server, and does not name itself', async () => {
    const { headers } = await platform.ask('{ me { id } }');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toMatch(/max-age/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('shows no page of somebody else at the graph', async () => {
    const response = await fetch(`${platform.url}/graphql`, {
      headers: { accept: 'text/html', 'apollo-require-preflight': '1' },
    });
    expect(await response.text()).not.toContain('<script');
  });

  it('answers an unknown address in words', async () => {
    const response = await fetch(`${platform.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('is ready with its parts named', async () => {
    const response = await fetch(`${platform.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ok: true,
      checks: { supergraph: { ok: true }, keys: { ok: true }, 'subgraph cpd': { ok: true, says: 'answers' } },
    });
    expect((await fetch(`${platform.url}/health/live`)).status).toBe(200);
  });

  describe('large bodies', () => {
    const large = 40_000_000;

    it('refuses 40 MB by their announced length, before they arrive', async () => {
      const began = Date.now();
      const status = await new Promise<{ code: number; text: string }>((resolve, reject) => {
        const request = httpRequest(`${platform.url}/graphql`, {
          method: 'POST',
          headers: { ...json, 'content-length': large },
        });
        request.on('error', reject).on('response', (response) => {
          let text = '';
          response
            .on('data', (chunk: Buffer) => (text += chunk.toString()))
            .on('end', () => {
              resolve({ code: response.statusCode ?? 0, text });
              request.destroy();
            });
        });
        request.write('{"query":"');
      });
      expect(status.code).toBe(413);
      expect(JSON.parse(status.text)).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
      expect(Date.now() - began).toBeLessThan(1_000);
    });

    it('refuses 40 MB that are sent whole', () =>
      refused({ method: 'POST', headers: json, body: `{"query":"${'x'.repeat(large)}"}` }, 413, 'BODY_TOO_LARGE'));

    it('refuses a body without a length as soon as it is too large, and holds none of it', async () => {
      const before = process.memoryUsage().arrayBuffers;
      let sent = 0;
      let highest = 0;
      const chunk = Buffer.alloc(64_000, 120);
      const code = await new Promise((resolve, reject) => {
        const request = httpRequest(`${platform.url}/graphql`, { method: 'POST', headers: json });
        const write = () => {
          highest = Math.max(highest, process.memoryUsage().arrayBuffers);
          sent += chunk.length;
          if (sent < large && !request.destroyed) request.write(chunk, () => setImmediate(write));
        };
        request.on('error', reject).on('response', (response) => {
          resolve(response.statusCode);
          request
            .removeAllListeners('error')
            .on('error', () => undefined)
            .destroy();
        });
        write();
      });
      expect(code).toBe(413);
      expect(sent).toBeLessThan(large / 2);
      expect(highest - before).toBeLessThan(10_000_000);
    });

    it('takes a body just below the limit', async () => {
      const { status } = await platform.ask('{ me { id } }', { variables: { padding: 'x'.repeat(999_000 - 60) } });
      expect(status).toBe(200);
    });
  });
});
