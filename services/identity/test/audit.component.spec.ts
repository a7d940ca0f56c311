import { randomBytes } from 'node:crypto';
import type { Caller } from '@mumaris/kit/auth/caller';
import { Secret } from '@mumaris/kit/config';
import { startService } from '@mumaris/kit/service';
import { fixedClock, testLog } from '@mumaris/kit/testing';
import mongoose from 'mongoose';
import { assertAppendOnly } from '@mumaris/kit/append-only/assert-append-only';
import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import { trailIn } from '@mumaris/kit/audit/trail-model';
import { verifyTrail } from '@mumaris/kit/audit/verify-trail';
import { withAssembly } from '../src/commands/command';
import { wire } from '../src/wire';
import { kindsOf } from './support/factors';
import { mutate } from './support/mutate';
import { actions, passRefreshGrace, signedUpPerson } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Entry {
  id: string;
  kind: string;
  by: string;
  at: string;
  address: string | null;
  device: string | null;
  reason: string | null;
  description: { ar: string; en: string };
}
const page =
  'edges { cursor node { id kind by at address device reason description { ar en } } } pageInfo { hasNextPage endCursor }';
interface Page {
  edges: { cursor: string; node: Entry }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const eventsOf = async (caller: Partial<Caller>, args = 'first: 100') =>
  (
    await world.ask<{ me: { securityEvents: Page } }>(
      `{ me { securityEvents(${args}) { ${page} } } }`,
      undefined,
      caller,
    )
  ).data.me.securityEvents;
const links = () => world.trail.collection<{ _id: string }>('security-events');
const verify = () => withAssembly(world.config, ({ trail }) => verifyTrail(trail), world.clock);

test('IDN-15 sign-up, activation, log-in, failure, token reuse and log-out are in the trail, from where and by whom', async () => {
  const person = await signedUpPerson(world, 1);
  const device = 'Firefox on a desk';
  const caller = { address: '203.0.113.9', device };
  await actions(world).logIn({ identifier: person.email, password: 'wrong' }, { address: '198.51.100.1' });
  const { tokens } = await actions(world).logIn({ identifier: person.email }, caller);
  await actions(world).refresh(tokens?.refreshToken ?? '');
  passRefreshGrace(world);
  await actions(world).refresh(tokens?.refreshToken ?? '');
  const second = await actions(world).logIn({ identifier: person.email }, caller);
  const sessionId = /rt_(ses_[0-9a-z]{26})/.exec(second.tokens?.refreshToken ?? '')?.[1] ?? '';
  const me = { ...caller, accountId: person.accountId, sessionId };
  await actions(world).logOut(me);
  expect((await kindsOf(world, person.accountId)).toReversed()).toEqual([
    'SIGNED_UP',
    'ACTIVATED',
    'SIGN_IN_FAILED',
    'SIGNED_IN',
    'TOKEN_REUSED',
    'SIGNED_IN',
    'SIGNED_OUT',
  ]);
  const { edges } = await eventsOf(me);
  expect(edges.map(({ node }) => node.by)).toEqual(['OWNER', 'OWNER', 'VISITOR', 'OWNER', 'VISITOR', 'OWNER', 'OWNER']);
  expect(edges[0]?.node).toMatchObject({
    at: '2026-11-22T09:01:00.001Z',
    address: '203.0.113.9',
    device,
    reason: null,
  });
  expect(edges[4]?.node).toMatchObject({ address: '198.51.100.1', device: null });
  for (const { node } of edges) {
    expect(node.description.ar).toMatch(/[\u0621-\u064a]{3}/);
    expect(node.description.en).toMatch(/^[A-Z].*\.$/);
  }
});

test('IDN-15 the owner pages through it, an administrator reads it, nobody else does', async () => {
  const [one, other] = [await signedUpPerson(world, 2), await signedUpPerson(world, 3)];
  for (let time = 0; time < 3; time++) await actions(world).logIn({ identifier: one.email });
  const first = await eventsOf({ accountId: one.accountId }, 'first: 2');
  const rest = await eventsOf({ accountId: one.accountId }, `first: 2, after: "${first.pageInfo.endCursor}"`);
  const all = await eventsOf({ accountId: one.accountId });
  expect([...first.edges, ...rest.edges]).toEqual(all.edges.slice(0, 4));
  const read = (caller: Partial<Caller>) =>
    world.ask<{ _entities: [{ securityEvents: Page }] }>(
      `query($of: [_Any!]!) { _entities(representations: $of) { ... on Account { securityEvents { ${page} } } } }`,
      { of: [{ __typename: 'Account', id: one.accountId }] },
      caller,
    );
  const admin = await read({ accountId: other.accountId, roles: ['ADMIN'] });
  expect(admin.data._entities[0].securityEvents.edges).toEqual(all.edges);
  for (const caller of [{ accountId: other.accountId }, { accountId: other.accountId, roles: ['SUPPORT' as const] }])
    expect((await read(caller)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect((await read({})).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('IDN-15 20 log-ins of one account at once leave 20 entries in one chain that holds', async () => {
  const person = await signedUpPerson(world, 4);
  const solutions = await Promise.all(Array.from({ length: 20 }, () => world.human()));
  const answers = await Promise.all(
    solutions.map((human) => actions(world).logIn({ identifier: person.email, human })),
  );
  const signedIn = answers.filter(({ tokens }) => tokens).length;
  expect(signedIn).toBeGreaterThan(0);
  const kinds = await kindsOf(world, person.accountId);
  expect(kinds.filter((kind) => kind === 'SIGNED_IN')).toHaveLength(signedIn);
  expect((await verify()).problems).toEqual([]);
}, 60_000);

describe('IDN-15 the verification names', () => {
  const chainOf = async (index: number) => {
    const person = await signedUpPerson(world, index);
    for (let time = 0; time < 3; time++) await actions(world).logIn({ identifier: person.email });
    const rows = await links()
      .find({ _id: new RegExp(`^${person.accountId}:`) })
      .sort({ _id: 1 })
      .toArray();
    expect(rows).toHaveLength(5);
    return rows;
  };
  /** Breaks the trail as somebody with all rights to the database could, looks, and mends it. */
  const seen = async (harm: () => Promise<unknown>, mend: () => Promise<unknown>) => {
    await harm();
    const { problems } = await verify();
    await mend();
    expect((await verify()).problems).toEqual([]);
    return problems;
  };

  test('an entry that was changed', async () => {
    const row = (await chainOf(10))[2] as { _id: string; kind: string };
    const set = (kind: string) => links().updateOne({ _id: row._id }, { $set: { kind } });
    expect(
      await seen(
        () => set('SIGNED_OUT'),
        () => set(row.kind),
      ),
    ).toEqual([`${row._id}: was changed`]);
  });

  test('an entry that was deleted', async () => {
    const rows = await chainOf(11);
    const row = rows[2] as { _id: string };
    const problems = await seen(
      () => links().deleteOne({ _id: row._id }),
      () => links().insertOne(row),
    );
    expect(problems).toEqual([`${rows[3]?._id}: 1 entries before it are missing`]);
  });

  test('an end that was cut off', async () => {
    const rows = await chainOf(12);
    const row = rows[4] as { _id: string };
    const problems = await seen(
      () => links().deleteOne({ _id: row._id }),
      () => links().insertOne(row),
    );
    expect(problems).toEqual([`${row._id.split(':')[0]}: the end of its chain, entry 5, is missing`]);
  });

  test('a chain whose end is not written down any more', async () => {
    const rows = await chainOf(15);
    const subject = (rows[0]?._id ?? '').split(':')[0] ?? '';
    const heads = world.store.collection<{ _id: string }>('audit-heads');
    const head = await heads.findOne({ _id: subject });
    const problems = await seen(
      () => heads.deleteOne({ _id: subject }),
      () => heads.insertOne(head as { _id: string }),
    );
    expect(problems).toEqual([`${rows[4]?._id}: where its chain ends is not written down`]);
  });

  test('entries that changed places', async () => {
    const [, , one, other] = (await chainOf(13)) as unknown as { _id: string; hash: string }[];
    const swap = (first?: string, second?: string) =>
      Promise.all([
        links().updateOne({ _id: one?._id ?? '' }, { $set: { hash: first } }),
        links().updateOne({ _id: other?._id ?? '' }, { $set: { hash: second } }),
      ]);
    const problems = await seen(
      () => swap(other?.hash, one?.hash),
      () => swap(one?.hash, other?.hash),
    );
    expect(problems.length).toBeGreaterThan(0);
  });

  test('an entry of another chain that was put at the end', async () => {
    const [from] = await chainOf(16);
    const row = (await chainOf(17))[4] as { _id: string };
    const moved = { ...from, _id: row._id.replace(/5$/, '6') };
    const problems = await seen(
      () => links().insertOne(moved),
      () => links().deleteOne({ _id: moved._id }),
    );
    expect(problems).toContainEqual(`${moved._id}: is entry 1 of ${from?._id.split(':')[0]}`);
  });

  test('an end that was cut off and written down anew', async () => {
    const rows = (await chainOf(18)) as unknown as { _id: string; hash: string }[];
    const [before, last] = [rows[3], rows[4]] as { _id: string; hash: string }[];
    const subject = (last?._id ?? '').split(':')[0] ?? '';
    const heads = world.store.collection<{ _id: string }>('audit-heads');
    const head = await heads.findOne({ _id: subject });
    const problems = await seen(
      async () => {
        await links().deleteOne({ _id: last?._id ?? '' });
        await heads.updateOne({ _id: subject }, { $set: { sequence: 4, hash: before?.hash } });
      },
      async () => {
        await links().insertOne(last as { _id: string });
        await heads.replaceOne({ _id: subject }, head as object);
      },
    );
    expect(problems).toEqual([`${subject}: where its chain ends was changed`]);
  });

  test('an entry that cannot be read as one', async () => {
    const row = (await chainOf(19))[2] as { _id: string; at?: Date };
    const set = (at: unknown) => links().updateOne({ _id: row._id }, { $set: { at } });
    expect(
      await seen(
        () => set('yesterday'),
        () => set(row.at),
      ),
    ).toEqual([`${row._id}: was changed`]);
  });

  test('an entry that somebody without the key has made', async () => {
    const rows = await chainOf(14);
    const forged = { ...rows[4], _id: (rows[4]?._id ?? '').replace(/5$/, '6'), sequence: 6, hash: 'forged' };
    const problems = await seen(
      () => links().insertOne(forged),
      () => links().deleteOne({ _id: forged._id }),
    );
    expect(problems).toEqual([expect.stringContaining(forged._id)]);
  });
});

describe('the user of the database', () => {
  /** A user as infra/local and the README make it: everything in its own database, and the trail to append to. */
  const limitedUri = async (actions: string[]): Promise<Secret> => {
    const admin = await mongoose.createConnection(world.config.MONGODB_URI.reveal()).asPromise();
    const name = `limited-${randomBytes(4).toString('hex')}`;
    const audit = `${name}-audit`;
    const privileges = [{ resource: { db: audit, collection: '' }, actions }];
    await admin.useDb(audit).db?.command({ createRole: 'append', privileges, roles: [] });
    const roles = [
      { role: 'readWrite', db: name },
      { role: 'dbAdmin', db: name },
      { role: 'append', db: audit },
    ];
    await admin.useDb(name).db?.command({ createUser: name, pwd: 'secret', roles });
    await admin.close();
    const uri = new URL(world.config.MONGODB_URI.reveal());
    [uri.username, uri.password, uri.pathname] = [name, 'secret', `/${name}`];
    uri.searchParams.set('authSource', name);
    return new Secret(uri.toString());
  };
  const appendOnly = ['find', 'insert', 'listCollections', 'listIndexes', 'collStats'];

  test('IDN-15 may append to the trail, and neither change, delete nor index it', async () => {
    const config = { ...world.config, MONGODB_URI: await limitedUri(appendOnly) };
    const service = await startService('identity', config, wire, fixedClock(start));
    const connection = await mongoose.createConnection(config.MONGODB_URI.reveal()).asPromise();
    const trail = connection.useDb(`${connection.name}-audit`).collection<{ _id: string }>('security-events');
    await trail.insertOne({ _id: 'acc_x:0000000001' });
    const refused = { codeName: 'Unauthorized' };
    await expect(trail.updateOne({}, { $set: { kind: 'x' } })).rejects.toMatchObject(refused);
    await expect(trail.deleteOne({})).rejects.toMatchObject(refused);
    await expect(trail.replaceOne({}, {})).rejects.toMatchObject(refused);
    await expect(trail.createIndex({ at: 1 }, { expireAfterSeconds: 0 })).rejects.toMatchObject(refused);
    await expect(trail.drop()).rejects.toMatchObject(refused);
    await expect(connection.useDb(`${connection.name}-audit`).dropDatabase()).rejects.toMatchObject(refused);
    await expect(
      assertAppendOnly(trailIn(connection.useDb(`${connection.name}-audit`)), true, testLog),
    ).resolves.toBeUndefined();
    await connection.close();
    await service.stop();
  });

  test('IDN-15 that may not add to the trail stops the service, in words that say what to do', async () => {
    const connection = await mongoose.createConnection((await limitedUri(['collStats'])).reveal()).asPromise();
    const audit = connection.useDb(`${connection.name}-audit`);
    await expect(prepareAppendOnly(trailIn(audit), true, testLog)).rejects.toThrow('may not add to the audit trail');
    await connection.close();
  });

  test.each(['update', 'remove', 'createIndex', 'dropCollection', 'convertToCapped', 'grantRole'])(
    'IDN-15 that may %s stops the service in production, in words that say what to do',
    async (action) => {
      const uri = await limitedUri([...appendOnly, action]);
      const connection = await mongoose.createConnection(uri.reveal()).asPromise();
      const audit = connection.useDb(`${connection.name}-audit`);
      await expect(assertAppendOnly(trailIn(audit), true, testLog)).rejects.toThrow(`(${action}): see README.md`);
      await expect(assertAppendOnly(trailIn(audit), false, testLog)).resolves.toBeUndefined();
      await connection.close();
    },
  );

  test.each([
    ['there is no access control', { authenticatedUsers: [], authenticatedUserPrivileges: [] }, 'no access control'],
    [
      'it may do anything anywhere',
      {
        authenticatedUsers: [{ user: 'root' }],
        authenticatedUserPrivileges: [{ resource: { anyResource: true }, actions: ['anyAction'] }],
      },
      '(anyAction)',
    ],
    [
      'it may give itself rights',
      {
        authenticatedUsers: [{ user: 'identity' }],
        authenticatedUserPrivileges: [{ resource: { db: 'admin', collection: '' }, actions: ['grantRole'] }],
      },
      '(grantRole)',
    ],
  ])('IDN-15 stops the service in production where %s', async (_, authInfo, words) => {
    const audit = { name: 'identity-audit', db: { command: () => Promise.resolve({ authInfo }) } };
    await expect(assertAppendOnly(trailIn(audit as never), true, testLog)).rejects.toThrow(words);
  });
});

test('IDN-15 tries at nobody are in a trail of their own', async () => {
  await actions(world).logIn({ identifier: 'nobody-at-all@example.com', password: 'x' }, { address: '198.51.100.77' });
  const found = await links().findOne({ address: '198.51.100.77' } as object);
  expect(found).toMatchObject({ kind: 'SIGN_IN_FAILED', by: 'VISITOR' });
  expect(found?._id).toMatch(/^nobody_..:\d{10}$/);
  await mutate(world, 'requestPasswordReset', { email: 'nobody-at-all@example.com', human: await world.human() });
  expect((await verify()).problems).toEqual([]);
});
