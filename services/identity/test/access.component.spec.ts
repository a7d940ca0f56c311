import { actions, activePerson, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
let one: Awaited<ReturnType<typeof activePerson>>;
let other: Awaited<ReturnType<typeof activePerson>>;
beforeAll(async () => {
  world = await openWorld();
  one = await activePerson(world, 1);
  other = await activePerson(world, 2);
});
afterAll(() => world.close());

const fields = 'id name { first last } email mobile idNumber status roles language createdAt sessions { id }';
const entities = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Account { ${fields} } } }`;
const account = (id: string) => ({ __typename: 'Account', id });

test('a call that the gateway did not sign is refused, entities and schema included', async () => {
  for (const query of ['{ me { id } }', '{ _service { sdl } }', '{ humanChallenge { challenge } }']) {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(401);
  }
});

test('IDN-04 a visitor is nobody, and sees nothing that needs an account', async () => {
  expect((await world.ask('{ me { id } }')).data).toEqual({ me: null });
  const refused = await world.ask(`{ account(id: "${one.accountId}") { id } }`);
  expect(refused.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  const list = await world.ask('{ organisations { edges { node { id } } } }');
  expect(list.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect((await actions(world).logOut({})).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('the owner sees everything of the account, whole', async () => {
  const caller = { accountId: one.accountId };
  const { data, errors } = await world.ask<{ me: object }>(`{ me { ${fields} } }`, undefined, caller);
  expect(errors).toBeUndefined();
  expect(data.me).toMatchObject({
    id: one.accountId,
    email: one.email,
    mobile: `+966${one.mobile.slice(1)}`,
    idNumber: one.idNumber,
    status: 'ACTIVE',
    roles: ['PRACTITIONER'],
    language: 'AR',
    sessions: [],
  });
});

test('staff that help see another’s account masked, and not its sessions', async () => {
  const caller = { accountId: other.accountId, roles: ['SUPPORT' as const] };
  const withoutSessions = fields.replace(' sessions { id }', '');
  const { data } = await world.ask<{ account: object; none: null }>(
    `{ account(id: "${one.accountId}") { ${withoutSessions} } none: account(id: "acc_none") { id } }`,
    undefined,
    caller,
  );
  expect(data.account).toMatchObject({
    email: 'p***@example.com',
    mobile: '+966******001',
    idNumber: `1*******${one.idNumber.slice(-2)}`,
  });
  expect(data.none).toBeNull();
  const { errors } = await world.ask(`{ account(id: "${one.accountId}") { sessions { id } } }`, undefined, caller);
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('an account id that is not the caller’s gives the id and nothing else, by the entity too', async () => {
  const caller = { accountId: other.accountId, roles: ['PRACTITIONER' as const, 'REVIEWER' as const] };
  const query = (selection: string) =>
    world.ask<{ _entities: (object | null)[] }>(
      `query($of: [_Any!]!) { _entities(representations: $of) { ... on Account { ${selection} } } }`,
      { of: [account(one.accountId), account('acc_none')] },
      caller,
    );
  expect((await query('id')).data._entities).toEqual([{ id: one.accountId }, null]);
  for (const field of [
    'name { first }',
    'email',
    'mobile',
    'idNumber',
    'status',
    'roles',
    'language',
    'createdAt',
    'sessions { id }',
  ])
    expect((await query(field)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const refused = await world.ask(`{ account(id: "${one.accountId}") { id } }`, undefined, caller);
  expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('the owner’s account is whole by the entity too', async () => {
  const caller = { accountId: one.accountId };
  const { data } = await world.ask<{ _entities: object[] }>(entities, { of: [account(one.accountId)] }, caller);
  expect(data._entities[0]).toMatchObject({ email: one.email, idNumber: one.idNumber });
});

test('IDN-07 a failed log-in makes nobody of the visitor', async () => {
  const answer = await actions(world).logIn({ identifier: one.email, password: 'wrong' });
  expect(codesOf(answer)).toEqual(['INVALID_CREDENTIALS']);
  expect(answer.account).toBeNull();
});
