import { AccountActivatedV1, OrganisationChangedV1 } from '@mumaris/schemas';
import { withAssembly } from '../src/commands/command';
import { loadSample } from '../src/sample/load-sample';
import { sampleShape } from '../src/sample/people';
import { codeOf, factorActions } from './support/factors';
import { idNumber } from './support/form';
import { actions, callerOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const key = (index: number) => String(index).padStart(3, '0');
const totpSecret = 'MUMARISSAMPLESTAFFNOTSECRETABCAA';
const sample = sampleShape.parse({
  password: 'Sample-password-2026',
  people: Array.from({ length: 200 }, (_, index) => ({
    key: key(index + 1),
    roles: index === 1 ? ['REVIEWER'] : ['PRACTITIONER'],
    ...(index === 1 && { totpSecret }),
    firstName: { ar: 'نورة', en: 'Noura' },
    lastName: { ar: 'الحربي', en: 'Al-Harbi' },
    email: `sample${index}@mumaris.example`,
    mobile: `+9665${10_000_000 + index}`,
    idNumber: idNumber(700_000 + index),
    language: index % 2 ? 'EN' : 'AR',
  })),
  organisations: ['Beta', 'alpha', 'Gamma'].map((en) => ({
    key: en.toLowerCase(),
    name: { ar: 'مستشفى', en },
    city: { ar: 'جدة', en: 'Jeddah' },
  })),
});
const load = () => withAssembly(world.config, (assembly) => loadSample(assembly, sample), world.clock);

test('200 sample people take less than 5 seconds of the processor, and a second time nothing', async () => {
  const before = process.cpuUsage();
  expect(await load()).toBe(200);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(5_000);
  expect(await load()).toBe(0);
});

test('IDN-04 the others learn of sample people as of any: registered, then active', async () => {
  await world.bus.hear(AccountActivatedV1, ({ accountId }) => accountId === 'acc_sample_200');
  const said = world.bus.heard().filter(({ subject }) => subject === 'acc_sample_200');
  expect(said.map(({ type }) => type.split('.')[3])).toEqual(['account-registered', 'account-activated']);
});

test('IDN-14 sample people sign in with their roles, in their language; staff with the app that they came with', async () => {
  const { logIn, completeLogIn } = factorActions(world);
  const { secondFactor } = await logIn({ identifier: 'sample1@mumaris.example', password: sample.password });
  const { tokens } = await completeLogIn({ challengeId: secondFactor?.id, code: codeOf(totpSecret) });
  const { account } = (
    await world.ask<{ account: object }>('{ account: me { id roles name { first } } }', undefined, callerOf(tokens))
  ).data;
  expect(callerOf(tokens).roles).toEqual(['REVIEWER']);
  expect(account).toMatchObject({ id: 'acc_sample_002', roles: ['REVIEWER'], name: { first: 'Noura' } });
  const arabic = await actions(world).logIn({ identifier: idNumber(700_000), password: sample.password });
  expect(arabic.account?.name.first).toBe('نورة');
});

test('PRT-01 the others learn of sample organisations as of any, once', async () => {
  for (const { key } of sample.organisations) {
    const organisationId = `org_sample_${key}`;
    const said = await world.bus.hear(OrganisationChangedV1, (data) => data.organisationId === organisationId);
    expect(said.status).toBe('ACTIVE');
    expect(world.bus.heard().filter(({ subject }) => subject === organisationId)).toHaveLength(1);
  }
});

test('organisations are listed by English name, page by page, and found as entities', async () => {
  const caller = { accountId: 'acc_sample_001' };
  interface List {
    organisations: {
      edges: { cursor: string; node: { id: string; name: { en: string } } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const page = async (after?: string) =>
    (
      await world.ask<List>(
        'query($after: ID) { organisations(first: 2, after: $after) { edges { cursor node { id name { en } } } pageInfo { hasNextPage endCursor } } }',
        { after },
        caller,
      )
    ).data.organisations;
  const first = await page();
  expect(first.edges.map(({ node }) => node.name.en)).toEqual(['alpha', 'Beta']);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const second = await page(first.pageInfo.endCursor);
  expect(second.edges.map(({ node }) => node.name.en)).toEqual(['Gamma']);
  const entity = await world.ask<{ _entities: object[] }>(
    'query($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { id city { ar } } } }',
    {
      of: [
        { __typename: 'Organisation', id: 'org_sample_beta' },
        { __typename: 'Organisation', id: 'org_none' },
      ],
    },
    caller,
  );
  expect(entity.data._entities).toEqual([{ id: 'org_sample_beta', city: { ar: 'جدة' } }, null]);
  const { errors } = await world.ask('{ organisations(first: 101) { pageInfo { hasNextPage } } }', undefined, caller);
  expect(errors?.[0]?.extensions['code']).toBe('BAD_PAGE');
});
