import { brotliCompressSync, gzipSync } from 'node:zlib';
import { hashOf } from '../../src/published/hash-of';
import { send, startPlatform, type TestPlatform } from '../platform';

const text = JSON.stringify({ query: '{ me { id } }' });

describe('the body of a request', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
    send(platform.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  const told = ({ status, errors }: Awaited<ReturnType<typeof post>>) => ({ status, code: errors[0]?.extensions.code });

  it.each([
    ['windows-1256', Buffer.from(text.replace('me', '\u00e3\u00e4'), 'latin1')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['"utf-16le"', Buffer.from(text, 'utf16le')],
    ['iso-8859-1', Buffer.from(text)],
  ])('is not read in %s, and reaches no subgraph', async (charset, body) => {
    const before = platform.neighbours.callers.length;
    const answer = await post(body, { 'content-type': `application/json; charset=${charset}` });
    expect(told(answer)).toEqual({ status: 415, code: 'MEDIA_UNSUPPORTED' });
    expect(answer.headers.get('accept')).toBe('application/json; charset=utf-8');
    expect(platform.neighbours.callers).toHaveLength(before);
  });

  it.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('is read in %s', async (charset) =>
    expect((await post(text, { 'content-type': `application/json; charset=${charset}` })).status).toBe(200),
  );

  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', Buffer.from(text)],
  ])('is not unpacked from %s, and the refusal says what is taken', async (encoding, body) => {
    const answer = await post(body, { 'content-encoding': encoding });
    expect(told(answer)).toEqual({ status: 415, code: 'ENCODING_UNSUPPORTED' });
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  it('may begin with the mark of UTF-8', async () => {
    const { status, data } = await post(`\uFEFF${text}`);
    expect({ status, data }).toEqual({ status: 200, data: { me: null } });
  });

  it('is UTF-8 to the last byte', async () => {
    const broken = Buffer.concat([
      Buffer.from('{"query":"{ me { id } } # '),
      Buffer.of(0xff, 0xfe, 0),
      Buffer.from('"}'),
    ]);
    const answer = await post(broken);
    expect(told(answer)).toEqual({ status: 400, code: 'NOT_UTF8' });
    expect(answer.errors[0]?.extensions.message.en).toContain('not valid UTF-8');
  });

  it.each(['application/graphql', 'application/jsonp', 'text/html', 'application/json+x'])(
    'is no operation as %s',
    async (type) =>
      expect(told(await post(text, { 'content-type': type }))).toEqual({ status: 415, code: 'MEDIA_UNSUPPORTED' }),
  );

  it.each([
    ['', 'BAD_JSON'],
    ['[]', 'BATCH_REFUSED'],
    ['[{"query":"{ me { id } }"}]', 'BATCH_REFUSED'],
    ['{"query":1}', 'BAD_REQUEST'],
    ['{"query":"{ me { id } }","operationName":1}', 'BAD_REQUEST'],
    ['{"query":"{ me { id } }","variables":[]}', 'BAD_REQUEST'],
    ['{"query":"{ me { id } }","extensions":"x"}', 'BAD_REQUEST'],
  ])('that asks nothing is refused: %s', async (body, code) =>
    expect(told(await post(body))).toEqual({ status: 400, code }),
  );

  it('may say null where it says nothing', async () => {
    const nothing = { variables: null, operationName: null, extensions: null };
    expect((await post(JSON.stringify({ query: '{ me { id } }', ...nothing }))).data).toEqual({ me: null });
    expect((await post(JSON.stringify({ query: '{ me { id } }', operationName: '' }))).data).toEqual({ me: null });
  });

  it('with the hash of an operation alone is told so in the words that clients know', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const answer = await post(JSON.stringify({ extensions }));
    expect(told(answer)).toEqual({ status: 400, code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
    expect(answer.errors[0]?.message).toBe('PersistedQueryNotSupported');
    const hash = hashOf('{ me { id } }');
    const both = { query: '{ me { id } }', extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
    expect((await post(JSON.stringify(both))).status).toBe(200);
  });
});
