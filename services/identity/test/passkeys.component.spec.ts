import { SecondFactorChangedV1 } from '@mumaris/schemas';
import { type Authenticator, createAuthenticator, type Fault } from './support/authenticator';
import { codeOf, enrolled, factorActions, heardOf, kindsOf, makeStaff } from './support/factors';
import { form } from './support/form';
import { mutate } from './support/mutate';
import { activePerson, callerOf, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
let act: ReturnType<typeof factorActions>;
let nextPerson = 0;
beforeAll(async () => {
  world = await openWorld();
  act = factorActions(world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const somebody = async () => {
  const person = await activePerson(world, ++nextPerson);
  return { ...person, caller: callerOf((await act.logIn({ identifier: person.email })).tokens) };
};
type Somebody = Awaited<ReturnType<typeof somebody>>;

const begin = async ({ caller }: Pick<Somebody, 'caller'>) => {
  const { options } = await act.beginPasskeyRegistration(caller);
  return options ?? '';
};
const add = async (person: Pick<Somebody, 'caller'>, authenticator: Authenticator, fault: Fault = {}) => {
  const response = authenticator.create(await begin(person), fault);
  return act.finishPasskeyRegistration({ response, name: 'هاتفي' }, person.caller);
};
const withPasskey = async () => {
  const person = await somebody();
  const authenticator = createAuthenticator();
  const { passkey } = await add(person, authenticator);
  return { ...person, authenticator, passkeyId: passkey?.id ?? '' };
};
/** Signs in by a passkey; `fault` says what is wrong with the answer. */
const enter = async (authenticator: Authenticator, fault: Fault = {}, rememberMe = false) => {
  const { challenge } = await act.beginPasskeyLogIn();
  const response = authenticator.get(challenge?.options ?? '', fault);
  return act.logInWithPasskey({ challengeId: challenge?.id, response, rememberMe });
};
const passkeysOf = async (caller: object) =>
  (
    await world.ask<{ me: { passkeys: { id: string; name: string; lastUsedAt: string | null }[] } }>(
      '{ me { passkeys { id name createdAt lastUsedAt } } }',
      undefined,
      caller,
    )
  ).data.me.passkeys;

test('IDN-14 the browser is asked for a passkey that signs in by itself and checks who unlocks it, unattested', async () => {
  const { authenticator, ...person } = await withPasskey();
  const caller = callerOf((await enter(authenticator)).tokens);
  expect(JSON.parse(await begin({ caller }))).toMatchObject({
    rp: { id: 'portal.example', name: 'Mumaris Plus' },
    user: { id: Buffer.from(person.accountId).toString('base64url'), name: person.email },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{ id: authenticator.id.toString('base64url') }],
  });
  const { challenge } = await act.beginPasskeyLogIn();
  expect(challenge?.expiresAt).toBe('2026-11-22T09:05:00.000Z');
  expect(JSON.parse(challenge?.options ?? '')).toMatchObject({ rpId: 'portal.example', userVerification: 'required' });
});

test('IDN-14 a passkey is listed with its name, its owner is told, and it signs in as two factors', async () => {
  const { accountId, caller, authenticator, passkeyId } = await withPasskey();
  await makeStaff(world, accountId, ['PRACTITIONER', 'FINANCE']);
  expect(await passkeysOf(caller)).toEqual([{ id: passkeyId, name: 'هاتفي', createdAt: start, lastUsedAt: null }]);
  world.clock.moveTo('2026-11-22T10:00:00.000Z');
  const { tokens, account, errors } = await enter(authenticator, { userHandle: accountId }, true);
  expect(errors).toEqual([]);
  expect(account?.id).toBe(accountId);
  expect(callerOf(tokens).roles).toEqual(['PRACTITIONER', 'FINANCE']);
  expect(tokens?.sessionExpiresAt).toBe('2026-12-22T10:00:00.000Z');
  expect(await passkeysOf(caller)).toMatchObject([{ lastUsedAt: '2026-11-22T10:00:00.000Z' }]);
  expect(await heardOf(world, SecondFactorChangedV1, accountId)).toEqual([{ accountId, what: 'PASSKEY_ADDED' }]);
  expect(await kindsOf(world, accountId)).toEqual(expect.arrayContaining(['PASSKEY_ADDED', 'SIGNED_IN']));
  // A password alone has no rights of staff, and need not be told to enrol.
  const byPassword = await act.logIn({ identifier: form(nextPerson).email });
  expect(byPassword.secondFactorMissing).toBe(false);
  expect(callerOf(byPassword.tokens).roles).toEqual(['PRACTITIONER']);
});

test.each<[string, Fault]>([
  ['of another origin', { origin: 'https://portal.example.evil.example' }],
  ['of another domain', { rpId: 'evil.example' }],
  ['to another challenge', { challenge: Buffer.from('another').toString('base64url') }],
  ['of an authenticator that nobody unlocked', { unverified: true }],
])('IDN-14 an answer %s is refused, when a passkey is added and when it signs in', async (_, fault) => {
  const person = await somebody();
  expect(codesOf(await add(person, createAuthenticator(), fault))).toEqual(['PASSKEY_REFUSED']);
  expect(await passkeysOf(person.caller)).toEqual([]);
  const { accountId, authenticator } = await withPasskey();
  expect(codesOf(await enter(authenticator, fault))).toEqual(['PASSKEY_REFUSED']);
  expect(await kindsOf(world, accountId)).toContain('PASSKEY_FAILED');
  // What was refused spoils nothing.
  expect(codesOf(await enter(authenticator))).toEqual([]);
});

test.each<[string, Fault]>([
  ['signed by another key', { forged: true }],
  ['in somebody else’s name', { userHandle: 'acc_somebody_else' }],
])('IDN-14 an answer %s is refused', async (_, fault) => {
  const { accountId, authenticator } = await withPasskey();
  expect(codesOf(await enter(authenticator, fault))).toEqual(['PASSKEY_REFUSED']);
  expect(await kindsOf(world, accountId)).toContain('PASSKEY_FAILED');
});

test('IDN-14 a counter that goes back tells of a copy: refused and written down; the other goes on', async () => {
  const { accountId, authenticator } = await withPasskey();
  expect(codesOf(await enter(authenticator, { counter: 7 }))).toEqual([]);
  for (const counter of [7, 6, 0])
    expect(codesOf(await enter(authenticator, { counter }))).toEqual(['PASSKEY_REFUSED']);
  expect((await kindsOf(world, accountId)).filter((kind) => kind === 'PASSKEY_FAILED')).toHaveLength(3);
  expect(codesOf(await enter(authenticator, { counter: 8 }))).toEqual([]);
});

test('IDN-14 an answer works once, also sent many times at once', async () => {
  const { authenticator } = await withPasskey();
  const { challenge } = await act.beginPasskeyLogIn();
  const input = { challengeId: challenge?.id, response: authenticator.get(challenge?.options ?? '') };
  const answers = await Promise.all(Array.from({ length: 20 }, () => act.logInWithPasskey(input)));
  expect(answers.filter(({ tokens }) => tokens)).toHaveLength(1);
  expect(codesOf(await act.logInWithPasskey(input))).toEqual(['LOG_IN_ENDED']);
});

test('IDN-14 an answer that made a passkey makes no second one', async () => {
  const person = await somebody();
  const { caller } = await enrolled(world, person);
  const input = { response: createAuthenticator().create(await begin({ caller })), name: 'مفتاح' };
  const answers = await Promise.all([1, 2, 3].map(() => act.finishPasskeyRegistration(input, caller)));
  expect(answers.filter(({ passkey }) => passkey)).toHaveLength(1);
  expect(codesOf(await act.finishPasskeyRegistration(input, caller))).toEqual(['PASSKEY_REFUSED']);
});

test.each([
  ['to the last millisecond of its 5 minutes', '2026-11-22T09:05:00.000Z', [[], []]],
  ['and no millisecond longer', '2026-11-22T09:05:00.001Z', [['PASSKEY_REFUSED'], ['LOG_IN_ENDED']]],
])('IDN-14 a challenge waits %s', async (_, instant, [adding, entering]) => {
  const { authenticator, ...person } = await withPasskey();
  const fresh = await somebody();
  const options = await begin(fresh);
  const { challenge } = await act.beginPasskeyLogIn();
  world.clock.moveTo(instant);
  const response = createAuthenticator().create(options);
  expect(codesOf(await act.finishPasskeyRegistration({ response, name: 'مفتاح' }, fresh.caller))).toEqual(adding);
  const entered = { challengeId: challenge?.id, response: authenticator.get(challenge?.options ?? '') };
  expect(codesOf(await act.logInWithPasskey(entered))).toEqual(entering);
  expect(person.passkeyId).not.toBe('');
});

test('IDN-14 a credential is one account’s, also when two add it at once', async () => {
  const [one, two] = [await somebody(), await somebody()];
  const authenticator = createAuthenticator();
  const answers = await Promise.all([one, two].map((person) => add(person, authenticator)));
  expect(answers.map((answer) => codesOf(answer)[0]).toSorted()).toEqual(['PASSKEY_KNOWN', undefined]);
});

test('IDN-14 what is no answer at all, or of an unknown passkey, is refused', async () => {
  const person = await somebody();
  for (const response of ['', 'null', '{}', '[1]', 'x'.repeat(30_000)]) {
    await begin(person);
    expect(codesOf(await act.finishPasskeyRegistration({ response, name: 'x' }, person.caller))).toEqual([
      'PASSKEY_REFUSED',
    ]);
    const { challenge } = await act.beginPasskeyLogIn();
    expect(codesOf(await act.logInWithPasskey({ challengeId: challenge?.id, response }))).toEqual(['PASSKEY_REFUSED']);
  }
  expect(codesOf(await enter(createAuthenticator()))).toEqual(['PASSKEY_REFUSED']);
  const named = (name: string) => act.finishPasskeyRegistration({ response: '{}', name }, person.caller);
  expect(codesOf(await named(' \n '))).toEqual(['REQUIRED']);
  expect(codesOf(await named('م'.repeat(61)))).toEqual(['TOO_LONG']);
});

test('IDN-14 an account has at most 20 passkeys; only a session that showed a second factor adds the second', async () => {
  const { caller, accountId } = await withPasskey();
  const rows = Array.from({ length: 18 }, (_, index) => ({
    _id: `psk_${accountId}_${index}`,
    version: 1,
    accountId,
    credentialId: `${accountId}-${index}`,
    publicKey: 'x',
    counter: 0,
    transports: [],
    backedUp: false,
    name: 'x',
    createdAt: new Date(start),
    lastUsedAt: null,
  }));
  await world.store.collection<{ _id: string }>('passkeys').insertMany(rows);
  // The first passkey was added in a session by password; the next needs a sign-in with one.
  expect(codesOf(await act.beginPasskeyRegistration(caller))).toEqual(['SECOND_FACTOR_NEEDED']);
  await world.store
    .collection<{ _id: string }>('sessions')
    .updateMany({ accountId }, { $set: { secondFactorAt: new Date(start) } });
  expect(codesOf(await add({ caller }, createAuthenticator()))).toEqual([]);
  expect(codesOf(await act.beginPasskeyRegistration(caller))).toEqual(['PASSKEYS_FULL']);
  expect(await passkeysOf(caller)).toHaveLength(20);
});

test('IDN-03 IDN-14 signing in by a passkey begins with a proof of a human', async () => {
  expect(codesOf(await act.beginPasskeyLogIn({ human: 'none' }))).toEqual(['HUMAN_PROOF_INVALID']);
});

test('IDN-12 IDN-14 a passkey signs in while sign-in by password is locked, and not into an account that is closed', async () => {
  const { email, accountId, authenticator } = await withPasskey();
  const wrong = () => act.logIn({ identifier: email, password: 'wrong' });
  for (let guess = 0; guess < 10; guess++) await wrong();
  expect(codesOf(await act.logIn({ identifier: email }))).toEqual(['LOG_IN_LOCKED']);
  expect(codesOf(await enter(authenticator))).toEqual([]);
  await world.store
    .collection<{ _id: string }>('accounts')
    .updateOne({ _id: accountId }, { $set: { status: 'CLOSED' } });
  expect(codesOf(await enter(authenticator))).toEqual(['PASSKEY_REFUSED']);
});

test('IDN-14 a passkey is removed by its owner, in a session that showed a second factor', async () => {
  const { accountId, caller, authenticator, passkeyId } = await withPasskey();
  const stranger = await somebody();
  expect(codesOf(await act.removePasskey({ passkeyId }, stranger.caller))).toEqual(['NOT_FOUND']);
  expect(codesOf(await act.removePasskey({ passkeyId }, caller))).toEqual(['SECOND_FACTOR_NEEDED']);
  const strong = callerOf((await enter(authenticator)).tokens);
  const answers = await Promise.all([1, 2, 3].map(() => act.removePasskey({ passkeyId }, strong)));
  expect(answers.map((answer) => codesOf(answer)[0]).toSorted()).toEqual(['NOT_FOUND', 'NOT_FOUND', undefined]);
  expect(codesOf(await enter(authenticator))).toEqual(['PASSKEY_REFUSED']);
  expect((await kindsOf(world, accountId)).filter((kind) => kind === 'PASSKEY_REMOVED')).toHaveLength(1);
});

test('IDN-14 staff keep one second factor, also when both are given up at once', async () => {
  const person = await somebody();
  const { caller, secret } = await enrolled(world, person);
  const { passkey } = await add({ caller }, createAuthenticator());
  await makeStaff(world, person.accountId, ['EXAMINER']);
  await world.store
    .collection<{ _id: string }>('sessions')
    .updateOne({ _id: caller.sessionId }, { $set: { revokedAt: null } });
  const removals = await Promise.all([
    act.removeTotp({ code: codeOf(secret) }, caller),
    act.removePasskey({ passkeyId: passkey?.id ?? '' }, caller),
  ]);
  expect(removals.flatMap(codesOf)).toEqual(['SECOND_FACTOR_LAST']);
});

test('IDN-14 IDN-15 a password alone does not close an account that has a passkey; a session by the passkey may', async () => {
  const { email, password, authenticator } = await withPasskey();
  const close = (caller: object) => mutate(world, 'closeAccount', { password }, '', caller);
  const byPassword = callerOf((await act.logIn({ identifier: email })).tokens);
  expect(codesOf(await close(byPassword))).toEqual(['SECOND_FACTOR_NEEDED']);
  expect(codesOf(await close(callerOf((await enter(authenticator)).tokens)))).toEqual([]);
});
