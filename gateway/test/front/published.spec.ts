import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningService } from '@mumaris/kit/service';
import { hashOf } from '../../src/published/hash-of';
import { send, startPlatform, type TestPlatform } from '../platform';
import { publish } from '../platform/publish';

const me = 'query Me { me { id } }';
const paged = 'query Paged($first: Int) { reviewQueue(first: $first) { edges { cursor } } }';
const logOut = 'mutation LogOut { logOut { errors { code } } }';
const two = 'query Us { me { id } } query Them { services { code } }';
const long = `query Long { me { id } } # ${'x'.repeat(200)}`;
const schemaAsked = 'query Schema { __schema { queryType { name } } }';
const unpublished = 'query Stranger { me { id } }';
const own = { 'apollo-require-preflight': '1' };

describe('published operations', () => {
  let platform: TestPlatform;
  let folder: string;
  let only: RunningService;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'published-'));
    const OPERATIONS_PATH = path.join(folder, 'operations.json');
    publish(OPERATIONS_PATH, [me, paged, logOut, two, long, schemaAsked]);
    platform = await startPlatform({ OPERATIONS_PATH, MAX_QUERY_LENGTH: '150' });
    only = await platform.another({ OPERATIONS_PATH, OPERATIONS: 'published', INTROSPECTION: 'false' });
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(folder, { recursive: true });
  });

  const post = (body: object, { url = platform.url, accept = '*/*' } = {}) =>
    send(url, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify(body) });
  const get = async (parameters: Record<string, string>, headers: Record<string, string> = own) => {
    const response = await fetch(`${platform.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });
    const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    return { status: response.status, data, code: errors?.[0]?.extensions.code, allow: response.headers.get('allow') };
  };
  const byId = (text: string) => ({ documentId: `sha256:${hashOf(text)}` });
  const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });
  const told = ({ status, errors, data }: Awaited<ReturnType<typeof post>>) => ({
    status,
    code: errors[0]?.extensions.code,
    ...(data && { data }),
  });

  describe('are answered', () => {
    it.each([
      ['by documentId', byId(me)],
      ['by documentId without its prefix', { documentId: hashOf(me) }],
      ['by the hash of Apollo’s clients', byHash(me)],
      ['by their name as well', { ...byId(me), operationName: 'Me' }],
      ['where the text is null', { ...byId(me), query: null }],
      ['with their text and its hash', { query: me, ...byId(me) }],
      ['by one of two operations', { ...byId(two), operationName: 'Us' }],
    ])('%s', async (_, body) => expect(told(await post(body))).toEqual({ status: 200, data: { me: null } }));

    it('by GET, in both ways', async () => {
      expect(await get(byId(me))).toMatchObject({ status: 200, data: { me: null } });
      const { extensions } = byHash(me);
      expect(await get({ extensions: JSON.stringify(extensions) })).toMatchObject({ status: 200, data: { me: null } });
    });

    it('with variables, which are held to their types', async () => {
      const wrong = await post({ ...byId(paged), variables: { first: 'x' } });
      expect(told(wrong)).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    });
  });

  describe('are held to the same rules as a text', () => {
    it('a mutation by GET is refused', async () =>
      expect(await get(byId(logOut))).toMatchObject({ status: 405, code: 'MUTATION_BY_GET', allow: 'POST' }));

    it('what another site could send is refused', async () =>
      expect(await get(byId(me), {})).toMatchObject({ status: 400, code: 'CSRF_REFUSED' }));

    it('a text that is too long is refused', async () =>
      expect(told(await post(byId(long)))).toEqual({ status: 400, code: 'QUERY_TOO_LONG' }));

    it('one of two operations has to be named', async () => {
      for (const more of [{}, { operationName: 'Me' }])
        expect(told(await post({ ...byId(two), ...more }))).toEqual({
          status: 400,
          code: 'OPERATION_RESOLUTION_FAILURE',
        });
    });
  });

  describe('that are none', () => {
    it.each(['application/graphql-response+json', '*/*'])('are told so to a client that takes %s', async (accept) => {
      const byDocumentId = await post(byId(unpublished), { accept });
      expect(told(byDocumentId)).toEqual({ status: 400, code: 'OPERATION_NOT_PUBLISHED' });
      expect(byDocumentId.errors).toHaveLength(1);
      expect(byDocumentId.errors[0]?.extensions.message.ar).toMatch(/[ء-ي]/);
      const byApollo = await post(byHash(unpublished), { accept });
      expect(told(byApollo)).toEqual({ status: 400, code: 'PERSISTED_QUERY_NOT_FOUND' });
      expect(byApollo.errors[0]?.message).toBe('PersistedQueryNotFound');
    });

    it('are a well-formed request to a client that takes application/json alone', async () => {
      const answer = await post(byId(unpublished), { accept: 'application/json' });
      expect(told(answer)).toEqual({ status: 200, code: 'OPERATION_NOT_PUBLISHED' });
    });

    it('are not published by a request that sends the text with its hash', async () => {
      expect(told(await post({ query: unpublished, ...byHash(unpublished) }))).toMatchObject({ status: 200 });
      expect(told(await post(byHash(unpublished)))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    });

    it.each([
      [{ version: 2, sha256Hash: hashOf(me) }],
      [{ version: 1, sha256Hash: hashOf(me).toUpperCase() }],
      [{ version: 1, sha256Hash: 1 }],
      [{ version: 1 }],
      [[]],
      ['x'],
    ])('by Apollo’s form: %j', async (persistedQuery) => {
      const answer = await post({ extensions: { persistedQuery } });
      expect(told(answer)).toEqual({ status: 400, code: 'PERSISTED_QUERY_NOT_FOUND' });
    });
  });

  it.each([
    [''],
    ['sha256:'],
    [`sha256:${'a'.repeat(63)}`],
    [`sha256:${'a'.repeat(65)}`],
    [`sha256:${'A'.repeat(64)}`],
    [`md5:${'a'.repeat(64)}`],
    [`${'a'.repeat(64)}\n`],
    ['x'.repeat(900_000)],
    [1],
    [{}],
    [[hashOf(me)]],
  ])('are not named by a documentId of another form', async (documentId) => {
    const answer = await post({ documentId });
    expect(told(answer)).toEqual({ status: 400, code: 'DOCUMENT_ID_MALFORMED' });
    expect(answer.errors[0]?.extensions.field).toEqual(['documentId']);
    expect(answer.text.length).toBeLessThan(1_500);
  });

  it('are not named by the hash of another text than the one that is sent', async () => {
    for (const named of [byId(me), byHash(me), { extensions: { persistedQuery: {} } }])
      expect(told(await post({ query: unpublished, ...named }))).toEqual({ status: 400, code: 'OPERATION_HASH_WRONG' });
  });

  it('are told to no stranger', async () => {
    const answers = await Promise.all(['/health/ready', '/', '/operations.json'].map((at) => fetch(platform.url + at)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    for (const text of [...texts, (await post(byId(unpublished))).text]) {
      expect(text).not.toContain(hashOf(me));
      expect(text).not.toContain('LogOut');
    }
    expect(texts[0]).toMatch(/"operations":\{"ok":true,"says":"[\da-f]{12}"\}/);
  });

  describe('where they alone are answered', () => {
    const ask = (body: object) => post(body, { url: only.url });

    it('are so by their name and by their text', async () => {
      for (const body of [byId(me), byHash(me), { query: me }, { query: me, ...byId(me) }])
        expect(told(await ask(body))).toEqual({ status: 200, data: { me: null } });
    });

    it.each([
      ['another text', { query: unpublished }],
      ['a text that differs by a space', { query: `${me} ` }],
      ['the type of the graph', { query: '{ __typename }' }],
      ['the schema', { query: '{ __schema { queryType { name } } }' }],
      ['a text that cannot be read', { query: '{' }],
      ['another documentId', byId(unpublished)],
      ['another hash', byHash(unpublished)],
      ['another hash with its text', { query: unpublished, ...byHash(unpublished) }],
    ])('%s is not, and is told what to do', async (_, body) => {
      const answer = await ask(body);
      expect(told(answer)).toEqual({ status: 403, code: 'ONLY_PUBLISHED' });
      expect(answer.errors[0]?.extensions.message).toEqual({
        ar: expect.stringMatching(/انشروا/),
        en: expect.stringMatching(/Publish/),
      });
    });

    it('are held to the rule about the schema', async () =>
      expect(told(await ask(byId(schemaAsked)))).toEqual({ status: 400, code: 'INTROSPECTION_OFF' }));
  });
});
