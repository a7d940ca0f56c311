import { Router } from 'express';
import { SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Caller, callerHeader, signCaller } from '../src/auth/caller';
import { RuleViolation } from '../src/errors';
import { StoreBusy } from '../src/mongo/faults';
import { type CallerContext, type RunningSubgraph, startSubgraph } from '../src/server/start-subgraph';
import { patienceHeader } from '../src/server/wanted';
import { callSubgraph, type GraphAnswer, testLog } from '../src/testing';

const callerKey = Buffer.alloc(32, 7);
const owner: Caller = { accountId: 'acc_owner', roles: [], address: '127.0.0.1' };
const activity = { id: 'act_1', accountId: 'acc_owner', title: 'A course', evidence: 'https://example.com/1' };
const thrown: { error?: unknown } = {};

let subgraph: RunningSubgraph;

beforeAll(async () => {
  subgraph = await startSubgraph<CallerContext>({
    name: 'cpd',
    resolvers: {
      CpdActivity: {
        __resolveReference: ({ id }: { id: string }) => (id === activity.id ? activity : null),
        title: ({ title }: typeof activity) => {
          if (thrown.error) throw thrown.error as Error;
          return title;
        },
      },
    },
    context: (caller) => ({ caller }),
    callerKey,
    host: '127.0.0.1',
    port: 0,
    log: testLog,
    routes: [
      Router().get('/broken', () => {
        throw new Error('mongodb://someone:hunter2@127.0.0.1 is away');
      }),
    ],
  });
});
afterAll(() => subgraph.stop());
afterEach(() => delete thrown.error);

const queries = {
  entities:
    '{ _entities(representations: [{ __typename: "CpdActivity", id: "act_1" }]) { ... on CpdActivity { title } } }',
  service: '{ _service { sdl } }',
  typename: '{ __typename }',
};

const post = async (body: string, token?: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { [callerHeader]: token }), ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
};
const bodyOf = (query: string) => JSON.stringify({ query });

/** A signature with one thing changed, made without the kit. */
const crafted = (body: string, change: { claims?: object; age?: number; alg?: string; key?: Uint8Array } = {}) => {
  const now = Math.floor(Date.now() / 1_000) - (change.age ?? 0);
  const hash = createHash('sha256').update(body).digest('base64url');
  return new SignJWT({
    caller: owner,
    body: hash,
    iss: 'mumaris-gateway',
    aud: 'cpd',
    iat: now,
    exp: now + 30,
    ...change.claims,
  })
    .setProtectedHeader({ alg: change.alg ?? 'HS256' })
    .sign(change.key ?? callerKey);
};

describe('a call that the gateway signed', () => {
  it('is answered, entities included', async () => {
    const body = bodyOf(queries.entities);
    for (const token of [signCaller(owner, 'cpd', body, callerKey), await crafted(body)]) {
      const { status, text } = await post(body, token);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual({ data: { _entities: [{ title: 'A course' }] } });
    }
  });
});

describe.each(Object.entries(queries))('a call of %s that the gateway did not sign', (_, query) => {
  const body = bodyOf(query);
  const other = Buffer.alloc(32, 8);
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;

  it.each<[string, () => string | Promise<string | undefined>]>([
    ['is unsigned', () => Promise.resolve(undefined)],
    ['has a signature of nothing', () => Promise.resolve(unsigned)],
    ['has no signature but a word', () => Promise.resolve('gateway')],
    ['is expired', () => crafted(body, { age: 60 })],
    ['is old, though it says that it expires late', () => crafted(body, { age: 60, claims: { exp: 9_999_999_999 } })],
    ['never expires and has no age', () => crafted(body, { claims: { iat: undefined, exp: undefined } })],
    ['has another body', () => crafted(bodyOf('{ other: __typename }'))],
    ['has no body hash', () => crafted(body, { claims: { body: undefined } })],
    ['is meant for another subgraph', () => signCaller(owner, 'billing', body, callerKey)],
    ['is signed with another key', () => signCaller(owner, 'cpd', body, other)],
    ['is signed by somebody else', () => crafted(body, { claims: { iss: 'somebody' } })],
    ['is signed in another way', () => crafted(body, { alg: 'HS512', key: Buffer.alloc(64, 7) })],
    ['names no caller', () => crafted(body, { claims: { caller: undefined } })],
    ['names a role that there is not', () => crafted(body, { claims: { caller: { ...owner, roles: ['ROOT'] } } })],
  ])('is refused where it %s', async (_reason, token) => {
    const { status, text } = await post(body, await token());
    expect(status).toBe(401);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'Call the gateway.', extensions: { code: 'CALLER_REFUSED' } }],
    });
  });
});

describe('a request that is none', () => {
  it('by GET is refused, signed or not', async () => {
    const url = `${subgraph.url}/graphql?query=${encodeURIComponent(queries.service)}`;
    const token = signCaller(owner, 'cpd', '', callerKey);
    for (const headers of [{}, { [callerHeader]: token }]) expect((await fetch(url, { headers })).status).toBe(401);
  });

  it.each([
    ['is too large', () => post('x'.repeat(3_000_000)), 413],
    ['is not what its encoding says', () => post('{}', undefined, { 'content-encoding': 'gzip' }), 400],
  ])('because it %s is refused without a word of the code', async (_, send, expected) => {
    const { status, text } = await send();
    expect(status).toBe(expected);
    expect(text).not.toMatch(/node_modules|at |Error:/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('to a route that breaks shows nothing of why', async () => {
    const response = await fetch(`${subgraph.url}/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/hunter2|node_modules/);
  });
});

describe('what a subgraph answers', () => {
  const ask = (query: string, caller: Partial<Caller> = owner): Promise<GraphAnswer<unknown>> =>
    callSubgraph({ url: subgraph.url, subgraph: 'cpd', callerKey: callerKey.toString('base64url'), caller, query });
  const codeOf = async (answer: Promise<GraphAnswer<unknown>>) => (await answer).errors?.[0]?.extensions['code'];

  it('is not begun where the gateway waits no longer', async () => {
    const body = bodyOf(queries.entities);
    const { text } = await post(body, signCaller(owner, 'cpd', body, callerKey), { [patienceHeader]: '0.001' });
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'TRY_AGAIN' } }] });
    const patient = await post(body, signCaller(owner, 'cpd', body, callerKey), { [patienceHeader]: '60000' });
    expect(JSON.parse(patient.text)).toEqual({ data: { _entities: [{ title: 'A course' }] } });
  });

  it('guards an entity’s fields by their rules, whoever asks through the gateway', async () => {
    expect(await codeOf(ask(queries.entities, { accountId: 'acc_other' }))).toBe('FORBIDDEN');
    expect(await codeOf(ask(queries.entities, {}))).toBe('UNAUTHENTICATED');
    expect(await codeOf(ask(queries.entities, { accountId: 'acc_other', roles: ['REVIEWER'] }))).toBeUndefined();
  });

  it('does not show its schema by introspection, nor name what it has', async () => {
    expect((await ask('{ __schema { types { name } } }')).errors).toBeDefined();
    const { errors } = await ask('{ _entitie }');
    expect(errors?.[0]?.message).not.toMatch(/did you mean|_entities/i);
  });

  it('says a rule’s violation in both languages', async () => {
    thrown.error = new RuleViolation('NOT_FOUND', {}, 'id');
    const { errors } = await ask(queries.entities);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      field: ['id'],
      message: { ar: expect.any(String) as string },
    });
  });

  it.each([
    ['a bug', new TypeError('secret is undefined'), 'INTERNAL'],
    ['a store that is too busy', new StoreBusy('secret'), 'TRY_AGAIN'],
  ])('masks %s, with the trace id to find it by', async (_, error, code) => {
    thrown.error = error;
    const answer = await ask(queries.entities);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret|stack/);
  });
});

describe('what a subgraph keeps', () => {
  /** In MB, of what cannot be cleared away. */
  const heldMb = () => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    return process.memoryUsage().heapUsed / 1_048_576;
  };

  it('is bounded, however many different operations it is asked', async () => {
    const ask = (turn: number) => {
      const id = String(turn).padEnd(200_000, 'x');
      const body = bodyOf(queries.entities.replace(activity.id, id));
      return post(body, signCaller(owner, 'cpd', body, callerKey));
    };
    expect((await ask(0)).text).toBe('{"data":{"_entities":[null]}}\n');
    const before = heldMb();
    for (let turn = 1; turn <= 200; turn += 1) await ask(turn);
    expect(heldMb() - before).toBeLessThan(20);
  });
});
