import { startPlatform, type TestPlatform } from './platform';

const mine = '{ me { id } myOrganisation { id } }';
const client = {
  sub: 'cli_1',
  client_id: 'cli_1',
  org: 'org_1',
  scope: 'organisation:read roster:read',
  sid: undefined,
  roles: undefined,
};

describe('PRT-01 the token of an employer’s client', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());
  const lastCaller = () => platform.neighbours.callers.at(-1);

  it('makes its bearer a client with its scopes, and never an account', async () => {
    const { status, data } = await platform.ask(mine, { token: await platform.issuer.token(client) });
    expect({ status, data }).toEqual({ status: 200, data: { me: null, myOrganisation: { id: 'org_1' } } });
    expect(lastCaller()).toEqual({
      client: { id: 'cli_1', organisationId: 'org_1', scopes: ['ORGANISATION_READ', 'ROSTER_READ'] },
      roles: [],
      address: '127.0.0.1',
      device: expect.any(String) as string,
    });
  });

  it('gives no right by a scope that nobody knows', async () => {
    const token = await platform.issuer.token({ ...client, scope: 'admin ROSTER_READ roster:read:all openid' });
    const { errors } = await platform.ask('{ myOrganisation { id } }', { token });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(lastCaller()?.client?.scopes).toEqual([]);
  });

  it('shows nothing of another employer', async () => {
    const token = await platform.issuer.token(client);
    const { data, errors } = await platform.ask('{ organisation(id: "org_2") { name { en } } }', { token });
    expect(data).toEqual({ organisation: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['a session', { sid: 'ses_1' }],
    ['roles', { roles: ['ADMIN'] }],
    ['no roles at all', { roles: [] }],
    ['another subject', { sub: 'acc_1' }],
    ['no subject', { sub: undefined }],
    ['no client', { client_id: undefined }],
    ['no employer', { org: undefined }],
    ['an employer that is no text', { org: ['org_1'] }],
    ['no scope', { scope: undefined }],
    ['scopes as a list', { scope: ['organisation:read'] }],
    ['no end', { exp: undefined }],
  ])('is refused with %s', async (_, change) => {
    const before = platform.neighbours.callers.length;
    const { status, errors } = await platform.ask(mine, {
      token: await platform.issuer.token({ ...client, ...change }),
    });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 401, code: 'TOKEN_INVALID' });
    expect(platform.neighbours.callers).toHaveLength(before);
  });

  it.each([
    ['client_id', { client_id: 'acc_1' }],
    ['org', { org: 'org_1' }],
    ['scope', { scope: 'organisation:read' }],
  ])('is not what an account’s token becomes by %s', async (_, change) => {
    const { status, errors } = await platform.ask(mine, { token: await platform.issuer.token(change) });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 401, code: 'TOKEN_INVALID' });
  });
});

describe('PRT-01 the way to the token endpoint', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());
  const ask = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${platform.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
      signal: AbortSignal.timeout(20_000),
    });

  it('passes a client’s words and proof on, signed, and nothing by which it claims to be somebody', async () => {
    const { desk } = platform.neighbours;
    desk.answer = {
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-inside': 'secret' },
      body: { access_token: 'a.b.c' },
    };
    const response = await ask('grant_type=client_credentials&scope=roster%3Aread', {
      authorization: 'Basic Y2xpXzE6c2VjcmV0',
      'x-mumaris-caller': 'forged',
      'x-forwarded-host': 'evil.test',
      dpop: 'x',
      cookie: 'a=b',
      'user-agent': 'HR/1.0',
    });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 200,
      body: { access_token: 'a.b.c' },
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-inside')).toBeNull();
    const arrived = desk.arrived.at(-1);
    expect(arrived).toMatchObject({
      body: 'grant_type=client_credentials&scope=roster%3Aread',
      caller: { roles: [], address: '127.0.0.1', device: 'HR/1.0' },
    });
    expect(arrived?.headers).toMatchObject({
      authorization: 'Basic Y2xpXzE6c2VjcmV0',
      'content-type': 'application/x-www-form-urlencoded',
    });
    for (const name of ['x-forwarded-host', 'dpop', 'cookie', 'user-agent'])
      expect(arrived?.headers).not.toHaveProperty(name);
  });

  it('passes a refusal back as identity words it', async () => {
    platform.neighbours.desk.answer = {
      status: 429,
      headers: { 'retry-after': '60' },
      body: { error: 'slow_down', error_description: 'Too many' },
    };
    const response = await ask('grant_type=client_credentials');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.json()).toEqual({ error: 'slow_down', error_description: 'Too many' });
  });

  it('masks what is no answer of OAuth, and an identity that is away', async () => {
    const { desk } = platform.neighbours;
    const masked = async () => {
      const response = await ask('grant_type=client_credentials');
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 503,
        body: { error: 'temporarily_unavailable', error_description: 'Try again in a moment.' },
      });
    };
    for (const status of [500, 401, 200]) {
      desk.answer = { status, body: { errors: [{ message: 'mongo://secret' }] } };
      await masked();
    }
    desk.open = false;
    await masked();
    desk.open = true;
  });

  it('takes no large body, however it is announced', async () => {
    const response = await ask(`x=${'x'.repeat(10_000)}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
    const chunked = await fetch(`${platform.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new ReadableStream({
        pull: (stream) => stream.enqueue(new TextEncoder().encode('x'.repeat(6_000))),
      }),
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    expect([413, undefined]).toContain(chunked?.status);
  });

  it('tells clients where to ask and which keys sign', async () => {
    const metadata = await fetch(`${platform.url}/.well-known/oauth-authorization-server`);
    expect(await metadata.json()).toEqual({ issuer: 'https://identity.test' });
    expect(metadata.headers.get('cache-control')).toBe('public, max-age=60');
    expect((await fetch(`${platform.url}/oauth/token`)).status).toBe(404);
    expect((await fetch(`${platform.url}/revocations?since=0`)).status).toBe(404);
  });
});
