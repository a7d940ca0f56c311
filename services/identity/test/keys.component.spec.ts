import { startService } from '@mumaris/kit/service';
import { fixedClock, waitFor } from '@mumaris/kit/testing';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { withAssembly } from '../src/commands/command';
import { wire } from '../src/wire';
import { actions, activePerson, codesOf, type Tokens } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
let email = '';
beforeAll(async () => {
  world = await openWorld();
  ({ email } = await activePerson(world, 1));
});
afterAll(() => world.close());

const readKeys = async (url = world.url): Promise<JSONWebKeySet> =>
  (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
const kidOf = ({ accessToken }: Tokens) => decodeProtectedHeader(accessToken).kid;
const signIn = async (): Promise<Tokens> => {
  const { tokens } = await actions(world).logIn({ identifier: email, rememberMe: true });
  if (!tokens) throw new Error('not signed in');
  return tokens;
};
const verify = async ({ accessToken }: Tokens) =>
  jwtVerify(accessToken, createLocalJWKSet(await readKeys()), { currentDate: world.clock.now() });
const moveBy = (ms: number) => world.clock.moveTo(new Date(world.clock.now().getTime() + ms));
const minuteMs = 60_000;

test('IDN-08 the public keys are served to everybody for a minute, without their private halves', async () => {
  const response = await fetch(`${world.url}/.well-known/jwks.json`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  const { keys } = (await response.json()) as JSONWebKeySet;
  expect(keys).toEqual([
    {
      kty: 'OKP',
      crv: 'Ed25519',
      alg: 'EdDSA',
      use: 'sig',
      x: expect.any(String) as string,
      kid: expect.any(String) as string,
    },
  ]);
  expect(await world.everythingStored()).not.toMatch(/"d\\?":/);
});

test('IDN-08 replicas that start at once share one key', async () => {
  const empty = new URL(world.config.MONGODB_URI.reveal());
  empty.pathname = `${empty.pathname}-replicas`;
  const config = { ...world.config, MONGODB_URI: world.secret(empty.toString()) };
  const replicas = await Promise.all([1, 2, 3].map(() => startService('identity', config, wire, fixedClock(start))));
  const sets = await Promise.all(replicas.map(({ url }) => readKeys(url)));
  await Promise.all(replicas.map(({ stop }) => stop()));
  await world.drop(config.MONGODB_URI);
  expect(new Set(sets.map(({ keys }) => keys.map(({ kid }) => kid).join())).size).toBe(1);
  expect(sets[0]?.keys).toHaveLength(1);
});

test('IDN-08 a rotation by age logs nobody out; the old key stays public until its tokens have ended', async () => {
  const [oldKey] = (await readKeys()).keys;
  world.clock.moveTo('2026-12-22T08:59:59.999Z');
  const before = await signIn();
  expect(kidOf(before)).toBe(oldKey?.kid);
  world.clock.moveTo('2026-12-22T09:00:00.000Z');
  const { keys } = await waitFor(async () => {
    const set = await readKeys();
    return set.keys.length === 2 && set;
  });
  const newKid = keys.at(-1)?.kid;
  // Known to all before it signs.
  moveBy(2 * minuteMs - 1);
  const between = await signIn();
  expect(kidOf(between)).toBe(oldKey?.kid);
  moveBy(1);
  const after = await signIn();
  expect(kidOf(after)).toBe(newKid);
  for (const tokens of [before, between, after]) await verify(tokens);
  const { tokens: refreshed, errors } = await actions(world).refresh(before.refreshToken);
  expect(errors).toEqual([]);
  expect(refreshed && kidOf(refreshed)).toBe(newKid);
  moveBy(10 * minuteMs - 1_000);
  expect((await readKeys()).keys).toHaveLength(2);
  moveBy(6 * minuteMs);
  expect((await readKeys()).keys.map(({ kid }) => kid)).toEqual([newKid]);
  await waitFor(async () => !(await world.everythingStored()).includes(oldKey?.kid ?? ''));
  expect(codesOf(await actions(world).refresh(between.refreshToken))).toEqual([]);
});

test('IDN-08 an operator’s command rotates beside the running service', async () => {
  const before = await signIn();
  const kid = await withAssembly(world.config, ({ keyRing }) => keyRing.rotate(), world.clock);
  expect((await readKeys()).keys.map((key) => key.kid)).toContain(kid);
  await verify(before);
});
