import { SecondFactorChangedV1 } from '@mumaris/schemas';
import {
  challenged,
  codeOf,
  countOf,
  factorActions,
  heardOf,
  kindsOf,
  makeStaff,
  ownFactors,
  untilNextCode,
  withApp,
  wrongCodeFor,
} from './support/factors';
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

const somebody = () => activePerson(world, ++nextPerson);

test('IDN-14 with an app the password gives no tokens, and a code of the app does', async () => {
  const { email, accountId, secret } = await withApp(world, ++nextPerson);
  const asked = await act.logIn({ identifier: email, rememberMe: true });
  expect(asked).toMatchObject({
    tokens: null,
    account: null,
    secondFactor: { expiresAt: '2026-11-22T09:05:00.000Z' },
    secondFactorMissing: null,
    errors: [],
  });
  const challengeId = asked.secondFactor?.id ?? '';
  const code = codeOf(secret);
  const { tokens, account, errors } = await act.completeLogIn({
    challengeId,
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  });
  expect(errors).toEqual([]);
  expect(account?.id).toBe(accountId);
  expect(tokens?.sessionExpiresAt).toBe('2026-12-22T09:00:00.000Z');
  // The sign-in is over, and so is the code.
  expect(codesOf(await act.completeLogIn({ challengeId, code }))).toEqual(['LOG_IN_ENDED']);
  expect(codesOf(await act.completeLogIn({ challengeId: await challenged(world, email), code }))).toEqual([
    'SECOND_FACTOR_WRONG',
  ]);
  await untilNextCode(world, accountId);
  const again = { challengeId: await challenged(world, email), code };
  expect(codesOf(await act.completeLogIn(again))).toEqual([]);
});

test('IDN-14 of one code used 100 times at once, in one sign-in or in many, one counts', async () => {
  const { email, accountId, secret } = await withApp(world, ++nextPerson);
  const one = await challenged(world, email);
  const code = codeOf(secret);
  const answers = await Promise.all(Array.from({ length: 100 }, () => act.completeLogIn({ challengeId: one, code })));
  expect(answers.filter(({ tokens }) => tokens)).toHaveLength(1);
  await untilNextCode(world, accountId);
  const many = await Promise.all([1, 2, 3, 4, 5].map(() => challenged(world, email)));
  const next = codeOf(secret);
  const others = await Promise.all(many.map((challengeId) => act.completeLogIn({ challengeId, code: next })));
  expect(others.filter(({ tokens }) => tokens)).toHaveLength(1);
  expect(countOf(await kindsOf(world, accountId), 'SIGNED_IN')).toBe(3);
});

test('IDN-14 a recovery code takes the place of the app once, however it is typed, and the owner is told', async () => {
  const { email, accountId, caller, recoveryCodes } = await withApp(world, ++nextPerson);
  const [first = '', second = ''] = recoveryCodes;
  const challengeId = await challenged(world, email);
  const typed = first.toLowerCase().replaceAll('-', ' ');
  expect(codesOf(await act.completeLogIn({ challengeId, code: typed }))).toEqual([]);
  expect((await ownFactors(world, caller)).recoveryCodesLeft).toBe(9);
  expect(codesOf(await act.completeLogIn({ challengeId: await challenged(world, email), code: first }))).toEqual([
    'SECOND_FACTOR_WRONG',
  ]);
  const atOnce = await Promise.all([1, 2, 3, 4].map(() => challenged(world, email)));
  const answers = await Promise.all(atOnce.map((id) => act.completeLogIn({ challengeId: id, code: second })));
  expect(answers.filter(({ tokens }) => tokens)).toHaveLength(1);
  expect((await ownFactors(world, caller)).recoveryCodesLeft).toBe(8);
  const told = await heardOf(world, SecondFactorChangedV1, accountId, 3);
  expect(
    countOf(
      told.map((data) => (data as SecondFactorChangedV1).what),
      'RECOVERY_CODE_USED',
    ),
  ).toBe(2);
  expect(countOf(await kindsOf(world, accountId), 'RECOVERY_CODE_USED')).toBe(2);
});

test('IDN-12 IDN-14 a sign-in takes five codes, counted before they are judged, and every wrong one is written down', async () => {
  const { email, accountId, secret } = await withApp(world, ++nextPerson);
  const challengeId = await challenged(world, email);
  const wrong = { challengeId, code: wrongCodeFor(secret) };
  for (const left of ['4', '3']) expect((await act.completeLogIn(wrong)).errors[0]?.message.en).toContain(left);
  const rest = await Promise.all(Array.from({ length: 20 }, () => act.completeLogIn(wrong)));
  expect(
    countOf(
      rest.map((answer) => codesOf(answer)[0]),
      'SECOND_FACTOR_WRONG',
    ),
  ).toBe(3);
  expect(codesOf(await act.completeLogIn({ challengeId, code: codeOf(secret) }))).toEqual(['LOG_IN_ENDED']);
  expect(countOf(await kindsOf(world, accountId), 'SECOND_FACTOR_FAILED')).toBe(5);
});

test('IDN-12 IDN-14 a right password does not give the tries of the second factor back', async () => {
  const { email, secret } = await withApp(world, ++nextPerson);
  const code = wrongCodeFor(secret);
  const outcomes: (string | undefined)[] = [];
  const last = await challenged(world, email);
  const begun = [await challenged(world, email), await challenged(world, email), await challenged(world, email)];
  for (const challengeId of begun) {
    for (let guess = 0; guess < 4; guess++) outcomes.push(codesOf(await act.completeLogIn({ challengeId, code }))[0]);
  }
  expect(outcomes).toEqual([
    ...Array<string>(10).fill('SECOND_FACTOR_WRONG'),
    ...Array<string>(2).fill('TOO_MANY_TRIES_HERE'),
  ]);
  const right = { challengeId: last, code: codeOf(secret) };
  expect(codesOf(await act.completeLogIn(right))).toEqual(['TOO_MANY_TRIES_HERE']);
});

test.each([
  ['to the last millisecond of its 5 minutes', '2026-11-22T09:05:00.000Z', []],
  ['and no millisecond longer', '2026-11-22T09:05:00.001Z', ['LOG_IN_ENDED']],
])('IDN-14 a sign-in waits for its second factor %s', async (_, instant, expected) => {
  const { email, secret } = await withApp(world, ++nextPerson);
  const challengeId = await challenged(world, email);
  world.clock.moveTo(instant);
  expect(codesOf(await act.completeLogIn({ challengeId, code: codeOf(secret) }))).toEqual(expected);
});

test('IDN-09 IDN-14 a new password voids a sign-in that waits, and does not take the second factor’s place', async () => {
  const { email, accountId, secret } = await withApp(world, ++nextPerson);
  const challengeId = await challenged(world, email);
  await mutate(world, 'requestPasswordReset', { email, human: await world.human() });
  const password = 'another password, long enough';
  const reset = { token: await world.resetToken(accountId), password, passwordConfirmation: password };
  expect(codesOf(await mutate(world, 'resetPassword', reset))).toEqual([]);
  expect(codesOf(await act.completeLogIn({ challengeId, code: codeOf(secret) }))).toEqual(['LOG_IN_ENDED']);
  expect(await act.logIn({ identifier: email, password })).toMatchObject({ tokens: null, secondFactor: {} });
  expect(codesOf(await act.completeLogIn({ challengeId: 'lgc_unknown', code: '123456' }))).toEqual(['LOG_IN_ENDED']);
});

test('IDN-14 staff without a second factor have no rights of staff, and have them in the session that enrols one', async () => {
  const { email, accountId } = await somebody();
  await makeStaff(world, accountId, ['PRACTITIONER', 'REVIEWER']);
  const { tokens, secondFactorMissing } = await act.logIn({ identifier: email });
  expect(secondFactorMissing).toBe(true);
  const caller = callerOf(tokens);
  expect(caller.roles).toEqual(['PRACTITIONER']);
  const { enrolment } = await act.enrolTotp(caller);
  const secret = enrolment?.secret ?? '';
  expect(codesOf(await act.confirmTotp({ code: codeOf(secret) }, caller))).toEqual([]);
  const refreshed = await act.refresh({ refreshToken: tokens?.refreshToken });
  expect(callerOf(refreshed.tokens).roles).toEqual(['PRACTITIONER', 'REVIEWER']);
  await untilNextCode(world, accountId);
  const answer = await act.completeLogIn({ challengeId: await challenged(world, email), code: codeOf(secret) });
  expect(callerOf(answer.tokens).roles).toEqual(['PRACTITIONER', 'REVIEWER']);
});

test('IDN-14 a practitioner without a second factor is not asked to have one', async () => {
  const { email } = await somebody();
  expect((await act.logIn({ identifier: email })).secondFactorMissing).toBe(false);
});
