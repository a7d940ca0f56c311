import { readConfig } from '../src/config';
import { openProvider } from '../src/provider/open-provider';
import { UnsecuredJWT } from 'jose';
import { activePerson, codesOf } from './support/people';
import type { TestProvider } from './support/provider';
import { providerActions } from './support/provider-actions';
import { openProviderWorld, type ProviderWorld } from './support/provider-world';
import { openWorld } from './support/world';

let world: ProviderWorld;
let act: ProviderWorld['act'];
let provider: ProviderWorld['provider'];
let nextPerson = 0;
beforeAll(async () => {
  world = await openProviderWorld({ IDENTITY_PROVIDER_PATIENCE_MS: '500' });
  ({ act, provider } = world);
});
afterAll(() => world.close());
afterEach(() => {
  provider.play.idToken = undefined;
  provider.play.answer = undefined;
});

type Change = NonNullable<TestProvider['play']['idToken']>;

test.each<[string, Change]>([
  ['of another nonce', (claims, sign) => sign({ ...claims, nonce: 'another' })],
  ['without a nonce', (claims, sign) => sign({ ...claims, nonce: undefined })],
  ['for somebody else', (claims, sign) => sign({ ...claims, aud: 'another-client' })],
  ['of another issuer', (claims, sign) => sign({ ...claims, iss: 'https://elsewhere.example' })],
  ['that has expired', (claims, sign) => sign({ ...claims, exp: Math.floor(Date.now() / 1_000) - 3_600 })],
  ['without a signature', (claims) => Promise.resolve(new UnsecuredJWT(claims).encode())],
  ['with a signature of another text', async (claims, sign) => `${(await sign(claims)).slice(0, -8)}AAAAAAAA`],
  ['that is none', () => Promise.resolve('no token')],
])('IDN-17 an ID token %s is refused', async (_, change) => {
  const { idNumber } = await activePerson(world, ++nextPerson);
  const brought = await act.bringBack(await act.begin(), { idNumber, acr: 'high' });
  provider.play.idToken = change;
  expect(codesOf(await act.finish(brought))).toEqual(['PROVIDER_REFUSED']);
});

test.each([
  ['a code that is none', { code: 'made-up' }],
  ['no code', { code: '' }],
  ['an answer of another issuer', { iss: 'https://elsewhere.example' }],
  ['an answer of no issuer', { iss: null }],
])('IDN-17 %s is refused', async (_, change) => {
  const { idNumber } = await activePerson(world, ++nextPerson);
  const brought = await act.bringBack(await act.begin(), { idNumber });
  expect(codesOf(await act.finish({ ...brought, ...change }))).toEqual(['PROVIDER_REFUSED']);
});

test.each<[string, NonNullable<TestProvider['play']['answer']>]>([
  ['answers nothing', () => undefined],
  ['answers with a fault of its own', (res) => void res.writeHead(503).end('down')],
  ['hangs up', (res) => void res.destroy()],
])('IDN-17 a provider that %s is said to be away, in bounded time', async (_, answer) => {
  const { idNumber } = await activePerson(world, ++nextPerson);
  const brought = await act.bringBack(await act.begin(), { idNumber });
  provider.play.answer = answer;
  const began = performance.now();
  expect(codesOf(await act.finish(brought))).toEqual(['PROVIDER_AWAY']);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('IDN-17 a provider that was away when it was first asked is found once it is back', async () => {
  const other = await openProviderWorld({ IDENTITY_PROVIDER_CLIENT_SECRET: 'which it does not know' });
  const late = other.provider;
  late.play.answer = (res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Soon</h1>');
  const { begin, bringBack, finish } = other.act;
  expect(codesOf(await begin())).toEqual(['PROVIDER_AWAY']);
  late.play.answer = undefined;
  const begun = await begin();
  expect(codesOf(begun)).toEqual([]);
  // That it does not know us is no fault of whoever signs in.
  const { idNumber } = await activePerson(other, ++nextPerson);
  expect(codesOf(await finish(await bringBack(begun, { idNumber })))).toEqual(['PROVIDER_AWAY']);
  await other.close();
});

test('IDN-17 where no provider is configured, none is offered', async () => {
  const other = await openWorld();
  expect((await other.ask('{ identityProvider { name { en } } }')).data).toEqual({ identityProvider: null });
  const { begin, finish } = providerActions(other, provider);
  expect(codesOf(await begin())).toEqual(['PROVIDER_NOT_OFFERED']);
  const made = { visitId: 'made up', code: 'made up', state: 'made up' };
  expect(codesOf(await finish(made))).toEqual(['PROVIDER_NOT_OFFERED']);
  await other.close();
});

test('IDN-17 half a configuration of a provider does not start', () => {
  const config = readConfig({ ...world.environment, IDENTITY_PROVIDER_CLIENT_ID: '' });
  const given = { ...world.assembly, connection: world.store, codeKey: Buffer.alloc(32), log: console as never };
  expect(() => openProvider({ ...given, config, rules: world.assembly.rules.identityProvider })).toThrow(
    'IDENTITY_PROVIDER_',
  );
});
