import { startPlatform, type TestPlatform } from '../platform';
import { exchange, line, statusOf } from '../platform/raw';

const own = { 'apollo-require-preflight': '1' };
const named = 'query a { me { id } } query b ($n: ID!) { organisation(id: $n) { id } }';

describe('the address of a request', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const get = async (parameters: Record<string, string>, headers: Record<string, string> = own) => {
    const response = await fetch(`${platform.url}/graphql?${String(new URLSearchParams(parameters))}`, { headers });
    const { data, errors = [] } = (await response.json()) as {
      data?: unknown;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, data, code: errors[0]?.extensions.code };
  };

  it('asks by GET, with a name, variables and extensions', async () => {
    expect(await get({ query: '{ me { id } }' })).toMatchObject({ status: 200, data: { me: null } });
    const variables = JSON.stringify({ n: 'org ü+&' });
    const asked = { query: named, operationName: 'b', variables, extensions: '{"a":1}' };
    const headers = { ...own, authorization: `Bearer ${await platform.issuer.token()}` };
    expect(await get(asked, headers)).toMatchObject({ status: 200, data: { organisation: { id: 'org ü+&' } } });
    expect(await get({ query: '{ me { id } }', variables: '', operationName: '' })).toMatchObject({ status: 200 });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no query', {}, 'BAD_REQUEST'],
    ['an empty query', { query: '' }, 'GRAPHQL_PARSE_FAILED'],
    ['variables that are no JSON', { query: '{ me { id } }', variables: '{' }, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{ me { id } }', variables: '[]' }, 'BAD_REQUEST'],
    ['extensions that are a number', { query: '{ me { id } }', extensions: '1' }, 'BAD_REQUEST'],
    ['several operations and no name', { query: named }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a subscription', { query: 'subscription { __typename }' }, 'SUBSCRIPTIONS_CLOSED'],
    [
      'nested variables',
      { query: '{ me { id } }', variables: `{"a":${'['.repeat(900)}${']'.repeat(900)}}` },
      'VARIABLES_TOO_DEEP',
    ],
  ])('is refused with %s', async (_, parameters, code) =>
    expect(await get(parameters)).toEqual({ status: 400, data: undefined, code }),
  );

  it('is refused where a page of another site could have made it', async () => {
    expect(await get({ query: '{ me { id } }' }, {})).toMatchObject({ status: 400, code: 'CSRF_REFUSED' });
    expect(await get({ query: '{ me { id } }' }, { 'x-apollo-operation-name': 'a' })).toMatchObject({ status: 200 });
    expect(await get({ query: '{ me { id } }' }, { 'content-type': 'application/json' })).toMatchObject({
      status: 200,
    });
  });

  it.each(['/graphql/', '/graphql?a=b', '/graphql/?a=b', '/graphql?', '/graphql?a=%E0%A4%A'])(
    'is that of the graph: %s',
    async (path) => {
      const response = await fetch(`${platform.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ me { id } }' }),
      });
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 200,
        body: { data: { me: null } },
      });
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('of the graph is not asked by %s', async (method) => {
    const response = await fetch(`${platform.url}/graphql`, { method, headers: own });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
    const text = await response.text();
    if (method === 'HEAD') expect(text).toBe('');
    else expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  });

  it.each([
    '/assets/%',
    '/%E0%A4%A',
    '/%',
    '/%00',
    '//graphql',
    '//',
    '/graphql%',
    '/graphql%2f',
    '/graphqlx',
    '/graphql//',
    '/../graphql',
    '/./assets/../../etc/passwd',
    '/oauth/token/%',
    '/health/%ff',
    '/?%',
    '*',
    'graphql',
    'http://[::1/graphql',
    'http://gateway.test/assets/%',
    `/${'a'.repeat(10_000)}`,
  ])('that is none is no fault of the server: %s', async (path) => {
    const status = statusOf(await exchange(platform.url, line(`GET ${path}`)));
    expect([200, 400, 404]).toContain(status);
  });

  it.each(['http://gateway.test/graphql', 'http://gateway.test/graphql?query=%7Bme%7Bid%7D%7D'])(
    'may name the host: %s',
    async (path) =>
      expect(statusOf(await exchange(platform.url, line(`GET ${path}`, 'apollo-require-preflight: 1\r\n')))).toBe(
        path.includes('?') ? 200 : 400,
      ),
  );
});
