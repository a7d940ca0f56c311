import { randomBytes } from 'node:crypto';
import { SecondFactorChangedV1 } from '@mumaris/schemas';
import { withAssembly } from '../src/commands/command';
import { resealAll } from '../src/use-cases/reseal-all';
import {
  challenged,
  codeOf,
  countOf,
  enrolled,
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

test('IDN-14 an app counts once a code of it was seen; its owner gets ten recovery codes and is told', async () => {
  const { email, accountId } = await somebody();
  const caller = callerOf((await act.logIn({ identifier: email })).tokens);
  const { enrolment } = await act.enrolTotp(caller);
  const { secret = '', uri } = enrolment ?? {};
  expect(uri).toBe(`otpauth://totp/Mumaris%20Plus:${encodeURIComponent(email)}?secret=${secret}&issuer=Mumaris%20Plus`);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  // Not confirmed: the password is still enough.
  expect((await act.logIn({ identifier: email })).tokens).not.toBeNull();
  const refused = await act.confirmTotp({ code: wrongCodeFor(secret) }, caller);
  expect(refused).toMatchObject({ recoveryCodes: null, errors: [{ code: 'SECOND_FACTOR_WRONG', rule: 'IDN-14' }] });
  expect(refused.errors[0]?.message.ar).toContain('9');
  const { recoveryCodes, errors } = await act.confirmTotp({ code: codeOf(secret) }, caller);
  expect(errors).toEqual([]);
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(await ownFactors(world, caller)).toEqual({ totpEnrolledAt: start, recoveryCodesLeft: 10 });
  expect(await heardOf(world, SecondFactorChangedV1, accountId)).toEqual([{ accountId, what: 'TOTP_ENROLLED' }]);
  expect(await kindsOf(world, accountId)).toEqual(expect.arrayContaining(['TOTP_ENROLLED', 'SECOND_FACTOR_FAILED']));
});

test.each([
  ['to the last millisecond of its 10 minutes', '2026-11-22T09:10:00.000Z', []],
  ['and no millisecond longer', '2026-11-22T09:10:00.001Z', ['ENROLMENT_ENDED']],
])('IDN-14 a secret that was shown waits for its code %s', async (_, instant, expected) => {
  const { email } = await somebody();
  const caller = callerOf((await act.logIn({ identifier: email })).tokens);
  expect(codesOf(await act.confirmTotp({ code: '123456' }, caller))).toEqual(['ENROLMENT_ENDED']);
  const { enrolment } = await act.enrolTotp(caller);
  world.clock.moveTo(instant);
  expect(codesOf(await act.confirmTotp({ code: codeOf(enrolment?.secret ?? '') }, caller))).toEqual(expected);
});

test('IDN-14 the app is given up by a code of it, with the recovery codes; the password is enough again', async () => {
  const { email, accountId, caller, secret, recoveryCodes } = await withApp(world, ++nextPerson);
  expect(codesOf(await act.removeTotp({ code: wrongCodeFor(secret) }, caller))).toEqual(['SECOND_FACTOR_WRONG']);
  expect(codesOf(await act.removeTotp({ code: codeOf(secret) }, caller))).toEqual([]);
  expect(await ownFactors(world, caller)).toEqual({ totpEnrolledAt: null, recoveryCodesLeft: 0 });
  expect((await act.logIn({ identifier: email })).tokens).not.toBeNull();
  expect(codesOf(await act.removeTotp({ code: recoveryCodes[0] }, caller))).toEqual(['TOTP_NOT_ENROLLED']);
  expect(codesOf(await act.renewRecoveryCodes({ code: codeOf(secret) }, caller))).toEqual(['TOTP_NOT_ENROLLED']);
  expect(await kindsOf(world, accountId)).toContain('TOTP_REMOVED');
});

test('IDN-14 staff do not give up their only second factor', async () => {
  const { accountId, caller, secret } = await withApp(world, ++nextPerson);
  await makeStaff(world, accountId, ['SUPPORT']);
  expect(codesOf(await act.removeTotp({ code: codeOf(secret) }, caller))).toEqual(['SECOND_FACTOR_LAST']);
  expect((await ownFactors(world, caller)).totpEnrolledAt).toBe(start);
});

test('IDN-14 new recovery codes end the old ones; asked for many times at once, each proof works once', async () => {
  const { email, accountId, caller, secret, recoveryCodes } = await withApp(world, ++nextPerson);
  const code = codeOf(secret);
  const answers = await Promise.all([1, 2, 3].map(() => act.renewRecoveryCodes({ code }, caller)));
  const renewed = answers.flatMap((answer) => (answer.recoveryCodes ? [answer.recoveryCodes] : []));
  expect(renewed).toHaveLength(1);
  const old = { challengeId: await challenged(world, email), code: recoveryCodes[0] };
  expect(codesOf(await act.completeLogIn(old))).toEqual(['SECOND_FACTOR_WRONG']);
  const fresh = { challengeId: await challenged(world, email), code: renewed[0]?.[0] };
  expect(codesOf(await act.completeLogIn(fresh))).toEqual([]);
  expect(await kindsOf(world, accountId)).toContain('RECOVERY_CODES_RENEWED');
});

test('IDN-12 IDN-14 proofs of an owner who is signed in are limited too: 10 in a quarter of an hour', async () => {
  const { caller, secret } = await withApp(world, ++nextPerson);
  const code = wrongCodeFor(secret);
  const answers = await Promise.all(Array.from({ length: 30 }, () => act.renewRecoveryCodes({ code }, caller)));
  expect(
    countOf(
      answers.map((answer) => codesOf(answer)[0]),
      'SECOND_FACTOR_WRONG',
    ),
  ).toBe(10);
  expect(codesOf(await act.removeTotp({ code: codeOf(secret) }, caller))).toEqual(['TOO_MANY_TRIES_HERE']);
});

test('IDN-14 a session by password alone adds no factor beside one that is there, nor does one long after its factor', async () => {
  const { email, accountId, ...person } = await somebody();
  const older = callerOf((await act.logIn({ identifier: email })).tokens);
  const begun = await act.enrolTotp(older);
  const { caller } = await enrolled(world, { email, accountId, ...person });
  expect(codesOf(await act.enrolTotp(older))).toEqual(['SECOND_FACTOR_NEEDED']);
  expect(codesOf(await act.confirmTotp({ code: codeOf(begun.enrolment?.secret ?? '') }, older))).toEqual([
    'SECOND_FACTOR_NEEDED',
  ]);
  expect(codesOf(await act.beginPasskeyRegistration(older))).toEqual(['SECOND_FACTOR_NEEDED']);
  world.clock.moveTo('2026-11-22T09:30:00.000Z');
  expect(codesOf(await act.enrolTotp(caller))).toEqual([]);
  world.clock.moveTo('2026-11-22T09:30:00.001Z');
  expect(codesOf(await act.enrolTotp(caller))).toEqual(['SECOND_FACTOR_NEEDED']);
});

test('IDN-14 a new app takes the place of the old one', async () => {
  const { email, accountId, caller, secret } = await withApp(world, ++nextPerson);
  const { enrolment } = await act.enrolTotp(caller);
  const next = enrolment?.secret ?? '';
  expect(codesOf(await act.confirmTotp({ code: codeOf(next) }, caller))).toEqual([]);
  await untilNextCode(world, accountId);
  const challengeId = await challenged(world, email);
  expect(codesOf(await act.completeLogIn({ challengeId, code: codeOf(secret) }))).toEqual(['SECOND_FACTOR_WRONG']);
  expect(codesOf(await act.completeLogIn({ challengeId, code: codeOf(next) }))).toEqual([]);
});

test('IDN-14 NTF-05 neither secrets nor recovery codes lie in the store or cross the bus in clear', async () => {
  const { secret, recoveryCodes } = await withApp(world, ++nextPerson);
  const everything = `${await world.everythingStored()}${JSON.stringify(world.bus.heard())}`;
  for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
    expect(everything).not.toContain(text);
});

test('IDN-14 IDN-15 whoever has an app shows a code of it to close the account, and takes the app along', async () => {
  const { accountId, caller, secret, password } = await withApp(world, ++nextPerson);
  const close = (code?: string) => mutate(world, 'closeAccount', { password, code }, '', caller);
  expect(codesOf(await close())).toEqual(['REQUIRED']);
  expect(codesOf(await close(wrongCodeFor(secret)))).toEqual(['SECOND_FACTOR_WRONG']);
  expect(codesOf(await close(codeOf(secret)))).toEqual([]);
  expect(await world.store.collection<{ _id: string }>('second-factors').findOne({ _id: accountId })).toBeNull();
});

test('IDN-12 IDN-14 a right password gives the tries of codes not back, whatever it is shown for', async () => {
  const { caller, secret, password } = await withApp(world, ++nextPerson);
  const close = () => mutate(world, 'closeAccount', { password, code: wrongCodeFor(secret) }, '', caller);
  const outcomes: (string | undefined)[] = [];
  for (let guess = 0; guess < 12; guess++) outcomes.push(codesOf(await close())[0]);
  expect(countOf(outcomes, 'SECOND_FACTOR_WRONG')).toBe(10);
  expect(outcomes.at(-1)).toBe('TOO_MANY_TRIES_HERE');
});

test('IDN-15 the owner’s data names second factors, and none of their secrets', async () => {
  const { caller, secret } = await withApp(world, ++nextPerson);
  const { document } = await mutate<{ document: string }>(world, 'exportMyData', undefined, 'document', caller);
  const { secondFactors } = JSON.parse(document) as { secondFactors: object };
  expect(secondFactors).toEqual({ totpEnrolledAt: start, recoveryCodesLeft: 10, passkeys: [] });
  expect(document).not.toContain(secret);
});

test('IDN-14 secrets are encrypted anew under a new key; with the new key alone they are the same', async () => {
  const { accountId, secret } = await withApp(world, ++nextPerson);
  const FIELD_KEY = world.secret(randomBytes(32).toString('base64url'));
  const both = { ...world.config, FIELD_KEY, OTHER_FIELD_KEYS: [world.config.FIELD_KEY] };
  await withAssembly(both, (assembly) => resealAll(assembly), world.clock);
  const alone = { ...world.config, FIELD_KEY, OTHER_FIELD_KEYS: [] };
  const found = await withAssembly(alone, ({ factors }) => factors.secondFactors.find(accountId), world.clock);
  expect(found?.totp?.secret).toBe(secret);
});
