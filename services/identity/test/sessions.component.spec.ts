import type { Caller } from '@mumaris/kit/auth/caller';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { actions, activePerson, codesOf, type Tokens } from './people';
import { openWorld, start, type World } from './world';

let world: World;
let person: Awaited<ReturnType<typeof activePerson>>;
beforeAll(async () => {
  world = await openWorld();
  person = await activePerson(world, 1);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const signIn = async (input: object = {}, caller: Partial<Caller> = {}): Promise<Tokens> => {
  const { tokens } = await actions(world).logIn({ identifier: person.email, ...input }, caller);
  if (!tokens) throw new Error('not signed in');
  return tokens;
};
const callerOf = ({ accessToken }: Tokens): Partial<Caller> => {
  const { sub = '', sid, roles } = decodeJwt(accessToken);
  return { accountId: sub, sessionId: String(sid), roles: roles as Caller['roles'] };
};
interface Listed {
  id: string;
  device: string | null;
  address: string;
  createdAt: string;
  expiresAt: string;
  current: boolean;
}
const sessionsOf = async (tokens: Tokens): Promise<Listed[]> => {
  const query = '{ me { sessions { id device address createdAt lastUsedAt expiresAt current } } }';
  const { data } = await world.ask<{ me: { sessions: Listed[] } }>(query, undefined, callerOf(tokens));
  return data.me.sessions;
};

test('IDN-08 the access token is an EdDSA JWT of 10 minutes that the public keys verify', async () => {
  const { accessToken, accessTokenExpiresAt } = await signIn();
  const keys = createRemoteJWKSet(new URL(`${world.url}/.well-known/jwks.json`));
  const options = {
    issuer: 'https://mumaris.example',
    audience: 'mumaris',
    algorithms: ['EdDSA'],
    currentDate: new Date(start),
  };
  const { payload, protectedHeader } = await jwtVerify(accessToken, keys, options);
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) as string });
  expect(payload).toEqual({
    iss: 'https://mumaris.example',
    aud: 'mumaris',
    sub: person.accountId,
    sid: expect.stringMatching(/^ses_/) as string,
    roles: ['PRACTITIONER'],
    lang: 'ar',
    iat: Date.parse(start) / 1_000,
    exp: Date.parse(start) / 1_000 + 600,
  });
  expect(accessTokenExpiresAt).toBe('2026-11-22T09:10:00.000Z');
});

test.each([
  [false, '2026-11-22T21:00:00.000Z'],
  [true, '2026-12-22T09:00:00.000Z'],
])('IDN-08 with remember me %s a session lasts until %s, to the millisecond', async (rememberMe, end) => {
  const { sessionExpiresAt, refreshToken } = await signIn({ rememberMe });
  expect(sessionExpiresAt).toBe(end);
  world.clock.moveTo(end);
  const { tokens } = await actions(world).refresh(refreshToken);
  expect(tokens?.accessTokenExpiresAt).toBe(end); // no token outlives its session
  world.clock.moveTo(new Date(Date.parse(end) + 1));
  expect(codesOf(await actions(world).refresh(tokens?.refreshToken ?? ''))).toEqual(['SESSION_EXPIRED']);
});

test('IDN-08 a refresh token works once; one that comes back ends its family, however old it is', async () => {
  const { refresh } = actions(world);
  const first = await signIn();
  const other = await signIn();
  let last = first;
  for (let time = 0; time < 3; time++) {
    const { tokens, errors } = await refresh(last.refreshToken);
    expect(errors).toEqual([]);
    if (tokens) last = tokens;
  }
  expect(callerOf(last).sessionId).toBe(callerOf(first).sessionId);
  expect(codesOf(await refresh(first.refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(codesOf(await refresh(last.refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(codesOf(await refresh(other.refreshToken))).toEqual([]);
});

test('IDN-08 a refresh token sent ten times at once is never good for two living families', async () => {
  const { refreshToken } = await signIn();
  const answers = await Promise.all(Array.from({ length: 10 }, () => actions(world).refresh(refreshToken)));
  expect(answers.filter(({ tokens }) => tokens)).toHaveLength(1);
  const [won] = answers.flatMap(({ tokens }) => tokens ?? []);
  expect(codesOf(await actions(world).refresh(won?.refreshToken ?? ''))).toEqual(['SESSION_REVOKED']);
});

test('IDN-08 a made-up refresh token is refused and ends nothing', async () => {
  const { refresh } = actions(world);
  const { refreshToken } = await signIn();
  const last = refreshToken.at(-2) === 'A' ? 'B' : 'A';
  for (const forged of [
    '',
    'rt_',
    `${refreshToken.slice(0, -2)}${last}A`,
    refreshToken.replace(/_[^_]*$/, `_${'A'.repeat(86)}`),
  ])
    expect(codesOf(await refresh(forged))).toEqual(['REFRESH_TOKEN_INVALID']);
  expect(codesOf(await refresh(refreshToken))).toEqual([]);
});

test('IDN-08 the owner sees the living sessions, newest first, and which one asks; logging out ends it', async () => {
  world.clock.moveTo('2026-11-24T09:00:00.000Z'); // the sessions of the other tests have ended
  const phone = await signIn({}, { device: 'A phone', address: '192.0.2.7' });
  world.clock.moveTo('2026-11-24T09:01:00.000Z');
  const desktop = await signIn();
  const listed = await sessionsOf(phone);
  expect(
    listed
      .filter(({ expiresAt }) => expiresAt < '2026-12-01')
      .map(({ id, device, current }) => ({ id, device, current })),
  ).toEqual([
    { id: callerOf(desktop).sessionId, device: null, current: false },
    { id: callerOf(phone).sessionId, device: 'A phone', current: true },
  ]);
  expect(listed.find(({ current }) => current)?.address).toBe('192.0.2.7');
  const { data } = await actions(world).logOut(callerOf(phone));
  expect(data.logOut.errors).toEqual([]);
  expect(codesOf((await actions(world).logOut(callerOf(phone))).data.logOut)).toEqual([]);
  expect((await sessionsOf(desktop)).map(({ id }) => id)).not.toContain(callerOf(phone).sessionId);
  expect(codesOf(await actions(world).refresh(phone.refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(codesOf(await actions(world).refresh(desktop.refreshToken))).toEqual([]);
});

test('IDN-08 nobody logs another out', async () => {
  const tokens = await signIn();
  const { data } = await actions(world).logOut({ ...callerOf(tokens), accountId: 'acc_somebody_else' });
  expect(codesOf(data.logOut)).toEqual(['NOT_FOUND']);
  expect(codesOf(await actions(world).refresh(tokens.refreshToken))).toEqual([]);
});
