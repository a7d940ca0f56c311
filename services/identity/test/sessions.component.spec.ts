import type { Caller } from '@mumaris/kit/auth/caller';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { countOf, kindsOf } from './support/factors';
import { mutate } from './support/mutate';
import { actions, activePerson, callerOf, codesOf, passRefreshGrace, type Tokens } from './support/people';
import { openWorld, start, type World } from './support/world';

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

test('IDN-08 a refresh token that comes back after its minute ends its family, however old it is', async () => {
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
  passRefreshGrace(world);
  expect(codesOf(await refresh(first.refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(codesOf(await refresh(last.refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(codesOf(await refresh(other.refreshToken))).toEqual([]);
});

test('IDN-08 two tabs that refresh at once both go on, and so does whoever lost an answer; nobody is told of a theft', async () => {
  const { refresh } = actions(world);
  const { refreshToken } = await signIn();
  const before = countOf(await kindsOf(world, person.accountId), 'TOKEN_REUSED');
  const tabs = await Promise.all([1, 2].map(() => refresh(refreshToken)));
  const next = tabs.flatMap(({ tokens }) => tokens ?? []);
  expect(next).toHaveLength(2);
  world.clock.moveTo(new Date(Date.parse(start) + 60_000));
  const retried = await refresh(refreshToken);
  expect(codesOf(retried)).toEqual([]);
  world.clock.moveTo(new Date(Date.parse(start) + 600_000));
  for (const tokens of [...next, retried.tokens])
    expect(codesOf(await refresh(tokens?.refreshToken ?? ''))).toEqual([]);
  const sessions = new Set([...next, retried.tokens].map((tokens) => tokens && callerOf(tokens).sessionId));
  expect(sessions.size).toBe(1);
  expect(countOf(await kindsOf(world, person.accountId), 'TOKEN_REUSED')).toBe(before);
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

/** How many of these sessions are refused from now on, whatever tokens of theirs are still young. */
const refusedOf = (...all: Tokens[]) => {
  const filter = { _id: { $in: all.map((tokens) => callerOf(tokens).sessionId) }, lifted: false };
  return world.store.collection<{ _id: string }>('revocations').countDocuments(filter);
};
const revoke = (sessionId: string, by: Tokens) =>
  mutate<{ account: { id: string; sessions: { id: string }[] } | null }>(
    world,
    'revokeSession',
    { sessionId },
    'account { id sessions { id } }',
    callerOf(by),
  );
const somebodyNew = async (index: number) => {
  const { email, accountId } = await activePerson(world, index);
  return { accountId, enter: () => signIn({ identifier: email }) };
};

describe('a session that its owner ends from another device', () => {
  test('IDN-08 is dead, with its refresh token and its access token; the other one goes on', async () => {
    const { accountId, enter } = await somebodyNew(2);
    const [lost, kept] = [await enter(), await enter()];
    const { account, errors } = await revoke(callerOf(lost).sessionId, kept);
    expect(errors).toEqual([]);
    expect(account).toEqual({ id: accountId, sessions: [{ id: callerOf(kept).sessionId }] });
    expect(await refusedOf(lost)).toBe(1);
    expect(await refusedOf(kept)).toBe(0);
    expect(codesOf(await actions(world).refresh(lost.refreshToken))).toEqual(['SESSION_REVOKED']);
    expect(codesOf(await actions(world).refresh(kept.refreshToken))).toEqual([]);
    expect((await kindsOf(world, accountId))[0]).toBe('SESSION_REVOKED');
  });

  test('IDN-08 is one’s own: somebody else’s does not exist, and goes on', async () => {
    const [mine, other] = [await signIn(), await (await somebodyNew(3)).enter()];
    for (const sessionId of [callerOf(other).sessionId, 'ses_none', ''])
      expect(await revoke(sessionId, mine)).toMatchObject({ account: null, errors: [{ code: 'NOT_FOUND' }] });
    await expect(mutate(world, 'revokeSession', { sessionId: callerOf(other).sessionId })).rejects.toThrow(
      'UNAUTHENTICATED',
    );
    expect(await refusedOf(mine, other)).toBe(0);
    expect(codesOf(await actions(world).refresh(other.refreshToken))).toEqual([]);
  });

  test('IDN-08 can be ended twice, and many times at once', async () => {
    const { enter } = await somebodyNew(4);
    const [lost, kept] = [await enter(), await enter()];
    const { sessionId } = callerOf(lost);
    const answers = await Promise.all(Array.from({ length: 10 }, () => revoke(sessionId, kept)));
    answers.push(await revoke(sessionId, kept));
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(await refusedOf(lost)).toBe(1);
    expect(codesOf(await actions(world).refresh(kept.refreshToken))).toEqual([]);
  });

  test('IDN-08 ends whichever comes first, the end or a refresh of it', async () => {
    const { enter } = await somebodyNew(5);
    const kept = await enter();
    for (let round = 0; round < 5; round++) {
      const lost = await enter();
      const [ended, refreshed] = await Promise.all([
        revoke(callerOf(lost).sessionId, kept),
        actions(world).refresh(lost.refreshToken),
      ]);
      expect(codesOf(ended)).toEqual([]);
      const last = refreshed.tokens?.refreshToken ?? lost.refreshToken;
      expect(codesOf(refreshed)).toEqual(refreshed.tokens ? [] : ['SESSION_REVOKED']);
      expect(codesOf(await actions(world).refresh(last))).toEqual(['SESSION_REVOKED']);
      expect(await refusedOf(lost)).toBe(1);
    }
  });
});

test('IDN-08 logging out everywhere ends all that is signed in, this session too, and says how many', async () => {
  const { accountId, enter } = await somebodyNew(6);
  const all = [await enter(), await enter(), await enter(), await enter()];
  const [ended, ...living] = all as [Tokens, Tokens, Tokens, Tokens];
  await actions(world).logOut(callerOf(ended));
  const stranger = await signIn();
  const everywhere = () =>
    mutate<{ ended: number | null }>(world, 'logOutEverywhere', undefined, 'ended', callerOf(living[0]));
  expect(await everywhere()).toEqual({ ended: 3, errors: [] });
  expect(await refusedOf(...all)).toBe(4);
  for (const { refreshToken } of all)
    expect(codesOf(await actions(world).refresh(refreshToken))).toEqual(['SESSION_REVOKED']);
  expect(await sessionsOf(living[0])).toEqual([]);
  expect(await everywhere()).toEqual({ ended: 0, errors: [] });
  expect((await kindsOf(world, accountId))[0]).toBe('ALL_SESSIONS_ENDED');
  expect(codesOf(await actions(world).refresh(stranger.refreshToken))).toEqual([]);
  await expect(mutate(world, 'logOutEverywhere', undefined, 'ended')).rejects.toThrow('UNAUTHENTICATED');
});

test('IDN-08 IDN-15 an old token ends every line of its family, at once for all of its devices, and once', async () => {
  const { accountId, enter } = await somebodyNew(7);
  const first = await enter();
  const answers = await Promise.all([1, 2].map(() => actions(world).refresh(first.refreshToken)));
  const [won] = answers.flatMap(({ tokens }) => tokens ?? []);
  passRefreshGrace(world);
  const late = await Promise.all([1, 2].map(() => actions(world).refresh(first.refreshToken)));
  expect(late.flatMap(codesOf)).toEqual(['SESSION_REVOKED', 'SESSION_REVOKED']);
  expect(codesOf(await actions(world).refresh(won?.refreshToken ?? ''))).toEqual(['SESSION_REVOKED']);
  expect(await refusedOf(first)).toBe(1);
  expect((await kindsOf(world, accountId)).filter((kind) => kind === 'TOKEN_REUSED')).toHaveLength(1);
});
