import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { supergraphPath } from '@mumaris/schemas';
import { waitFor } from '@mumaris/kit/testing';
import { type Ask, send, startPlatform, type TestPlatform } from './platform';

let platform: TestPlatform;
let token: string;
let folder: string;
let file: string;
let original: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  file = path.join(folder, 'supergraph.graphql');
  original = await readFile(supergraphPath, 'utf8');
  await writeFile(file, original);
  platform = await startPlatform({ MAX_CACHED_BYTES: '1000000', SUPERGRAPH_PATH: file });
  token = await platform.issuer.token({ sub: 'acc_1', sid: 'ses_1' });
});
afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true });
});

/** What an answer says of how it may be kept, and how many calls it took. */
const ask = async (query: string, options: Ask = {}) => {
  const before = platform.neighbours.callers.length;
  const { headers, data, errors } = await platform.ask(query, options);
  const calls = platform.neighbours.callers.length - before;
  return { control: headers.get('cache-control'), vary: headers.get('vary'), calls, data, errors };
};

const byGet = async (query: string) => {
  const url = `${platform.url}/graphql?query=${encodeURIComponent(query)}`;
  const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
  return response.headers.get('cache-control');
};
const aMinute = /^max-age=(60|5\d), public$/;

describe('reference data', () => {
  it('may be kept by everybody for a minute, by GET and POST alike, and is asked of its subgraph once', async () => {
    const query = '{ services { code name { ar en } questions { id } } fees { service amount { amount currency } } }';
    const first = await ask(query);
    expect(first).toMatchObject({ control: expect.stringMatching(aMinute) as string, calls: 2, errors: [] });
    expect(first.vary).toContain('authorization');
    expect(await ask(query)).toMatchObject({
      control: expect.stringMatching(aMinute) as string,
      calls: 0,
      data: first.data,
    });
    expect(await byGet(query)).toMatch(aMinute);
    // Each answer is the client's own: what is put into one is in no other.
    const renamed = await ask('{ all: services { name: code } }');
    expect(renamed.data).toEqual({ all: [{ name: 'TRAINING_LETTER' }] });
  });

  it('stays with who asked with a token, and is asked for no more than once whoever they are', async () => {
    const query = '{ services { usualWorkingDays } }';
    expect(await ask(query, { token })).toMatchObject({
      calls: 1,
      control: expect.stringMatching(/^max-age=\d+, private$/) as string,
    });
    expect(await ask(query)).toMatchObject({ calls: 0, control: expect.stringMatching(aMinute) as string });
  });

  it('is not kept with what depends on the caller: in one call, of an entity, or of another subgraph', async () => {
    for (const [query, calls] of [
      ['{ services { code steps } applicationStatus(number: "A-1") { number } }', 1],
      ['{ services { code steps } me { id } }', 2],
      ['{ me { id unreadCount } }', 2],
    ] as const) {
      const options = { token };
      await ask(query, options);
      const again = await ask(query, options);
      expect([query, again.control, again.errors]).toEqual([query, 'no-store', []]);
      // Of two calls that of reference data is kept, and no other.
      expect([query, again.calls]).toEqual([query, query.includes('services') ? 1 : calls]);
    }
  });

  it('is not kept beside an error, nor is a mutation, a refusal, or what nobody was asked for', async () => {
    for (const query of [
      '{ services { code } application(id: "app_1") { id } }',
      'mutation { logIn(input: { identifier: "a", password: "b", human: "c" }) { errors { code } } }',
      '{ services { nothing } }',
      '{ __typename }',
    ])
      expect([query, (await ask(query, { token })).control]).toEqual([query, 'no-store']);
    const before = platform.neighbours.logIns;
    await ask('mutation { logIn(input: { identifier: "a", password: "b", human: "c" }) { errors { code } } }');
    expect(platform.neighbours.logIns).toBe(before + 1);
  });

  it('is asked for anew once another supergraph is served', async () => {
    const query = '{ services { description { en } } }';
    expect((await ask(query)).calls).toBe(1);
    expect((await ask(query)).calls).toBe(0);
    await writeFile(file, `${original}\n# another\n`);
    await waitFor(async () => (await ask(query)).calls === 1, { what: 'the other supergraph' });
  });

  it('is asked for each time where nothing is kept', async () => {
    const { url } = await platform.another({ MAX_CACHED_BYTES: '0' });
    const query = JSON.stringify({ query: '{ services { code } }' });
    const before = platform.neighbours.callers.length;
    for (let times = 0; times < 2; times += 1) {
      const { headers } = await send(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: query,
      });
      expect(headers.get('cache-control')).toBe('max-age=60, public');
    }
    expect(platform.neighbours.callers.length - before).toBe(2);
  });

  it('is answered while its subgraph is away', async () => {
    const query = '{ services { name { en } } }';
    const before = await ask(query);
    await platform.neighbours.subgraphs.membership.stop();
    expect(await ask(query)).toMatchObject({ calls: 0, errors: [], data: before.data });
    expect((await ask('{ services { name { ar } } }')).errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    ]);
  });
});
