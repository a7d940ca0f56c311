import type { Caller } from '@mumaris/kit/auth/caller';
import { PasswordChangedV1, PasswordResetRequestedV1, UserNameRequestedV1 } from '@mumaris/schemas';
import { waitFor } from '@mumaris/kit/testing';
import { form, idNumber } from './support/form';
import { codeOf, mutate, wrongFor } from './support/mutate';
import { actions, activePerson, codesOf, member } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const minutes = (count: number, ms = 0) => new Date(Date.parse(start) + count * 60_000 + ms);
const requestReset = async (email: string, caller?: Partial<Caller>) =>
  mutate(world, 'requestPasswordReset', { email, human: await world.human() }, '', caller);
const reset = (token: string, password: string, passwordConfirmation = password) =>
  mutate(world, 'resetPassword', { token, password, passwordConfirmation });
const said = (type: string, accountId: string) =>
  world.bus.heard().filter((event) => event.type === type && event.subject === accountId);
const logInAs = (identifier: string, password: string) => actions(world).logIn({ identifier, password });

/** The token of the newest link that was sent. */
const linkFor = async (accountId: string, times = 1): Promise<string> => {
  const letters = await waitFor(() => {
    const found = said(PasswordResetRequestedV1.type, accountId);
    return found.length >= times && found;
  });
  const { link } = PasswordResetRequestedV1.parse(letters.at(-1)?.data);
  const { link: url } = await world.unsealer.unseal<{ link: string }>(link);
  expect(url).toMatch(/^https:\/\/portal\.example\/reset-password\?token=[\w-]{43}$/);
  return new URL(url).searchParams.get('token') ?? '';
};

describe('a forgotten password', () => {
  test('IDN-09 e-mail, human check, link, new password: the old one works no more, and the owner is told', async () => {
    const person = await activePerson(world, 1);
    expect((await requestReset(person.email.toUpperCase())).errors).toEqual([]);
    const token = await linkFor(person.accountId);
    expect((await reset(token, 'an entirely new password')).errors).toEqual([]);
    expect(codesOf(await logInAs(person.email, person.password))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await logInAs(person.email, 'an entirely new password'))).toEqual([]);
    expect(await world.bus.hear(PasswordChangedV1)).toEqual({ accountId: person.accountId, how: 'BY_LINK' });
  });

  test.each([
    ['works to the last millisecond of its 30 minutes', 30, 0, undefined],
    ['has expired a millisecond later', 30, 1, 'LINK_EXPIRED'],
  ])('IDN-09 the link %s', async (_, count, ms, code) => {
    const person = await activePerson(world, 10 + ms);
    await requestReset(person.email);
    const token = await linkFor(person.accountId);
    world.clock.moveTo(minutes(count, ms));
    expect(codeOf(await reset(token, 'an entirely new password'))).toBe(code);
  });

  test('IDN-09 the link works once, also when it is followed ten times at once', async () => {
    const person = await activePerson(world, 12);
    await requestReset(person.email);
    const token = await linkFor(person.accountId);
    const passwords = Array.from({ length: 10 }, (_, index) => `the new password ${index}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'LINK_INVALID')).toHaveLength(9);
    const winner = passwords[codes.indexOf(undefined)] ?? '';
    expect(codesOf(await logInAs(person.email, winner))).toEqual([]);
    expect(codeOf(await reset(token, 'one more time after all'))).toBe('LINK_INVALID');
  });

  test('IDN-09 a newer link ends the one before it', async () => {
    const person = await activePerson(world, 13);
    await requestReset(person.email);
    const first = await linkFor(person.accountId);
    await requestReset(person.email);
    const second = await linkFor(person.accountId, 2);
    expect(codeOf(await reset(first, 'an entirely new password'))).toBe('LINK_INVALID');
    expect(codeOf(await reset(second, 'an entirely new password'))).toBeUndefined();
  });

  test('IDN-09 IDN-08 all sessions end, and a refresh token of before continues nothing', async () => {
    const person = await activePerson(world, 14);
    const { tokens } = await actions(world).logIn({ identifier: person.email, rememberMe: true });
    await requestReset(person.email);
    await reset(await linkFor(person.accountId), 'an entirely new password');
    expect(codesOf(await actions(world).refresh(tokens?.refreshToken ?? ''))).toEqual(['SESSION_REVOKED']);
    const { data } = await world.ask<{ me: { sessions: object[] } }>('{ me { sessions { id } } }', undefined, {
      accountId: person.accountId,
    });
    expect(data.me.sessions).toEqual([]);
  });

  test('IDN-13 a password that is refused leaves the link as it was', async () => {
    const person = await activePerson(world, 15);
    await requestReset(person.email);
    const token = await linkFor(person.accountId);
    expect(codesOf(await reset(token, 'password', 'passwort'))).toEqual(['PASSWORD_LEAKED', 'PASSWORD_MISMATCH']);
    expect(codesOf(await reset(token, `my ${person.email} is`))).toEqual(['PASSWORD_PERSONAL']);
    expect(codesOf(await reset(token, 'an entirely new password'))).toEqual([]);
  });

  test('IDN-09 an unknown e-mail and one that waits for activation are answered like any other, and nothing is sent', async () => {
    const waiting = form(16);
    await actions(world).signUp(waiting);
    for (const email of ['nobody@example.com', waiting.email]) expect((await requestReset(email)).errors).toEqual([]);
    const person = await activePerson(world, 17);
    const before = world.bus.heard().filter(({ type }) => type === PasswordResetRequestedV1.type).length;
    await requestReset(person.email);
    await linkFor(person.accountId);
    const heard = world.bus.heard().filter(({ type }) => type === PasswordResetRequestedV1.type);
    expect(heard).toHaveLength(before + 1);
    expect(codeOf(await requestReset('no e-mail'))).toBe('EMAIL_INVALID');
  });

  test('IDN-12 a link is sent 5 times an hour, known or not, from wherever it is asked for', async () => {
    const person = await activePerson(world, 18);
    for (const email of [person.email, 'unknown18@example.com']) {
      for (let time = 0; time < 5; time++)
        expect(codeOf(await requestReset(email, { address: `192.0.2.${time}` }))).toBeUndefined();
      const { errors } = await requestReset(email, { address: '192.0.2.99' });
      expect(errors).toMatchObject([{ code: 'TOO_MANY_TRIES_HERE', rule: 'IDN-12' }]);
      expect(errors[0]?.message.en).toContain('Try again in 60 minutes');
    }
  });

  test('IDN-09 IDN-15 a link to an account that was closed meanwhile works no more', async () => {
    const person = await activePerson(world, 19);
    await requestReset(person.email);
    const token = await linkFor(person.accountId);
    const caller = { accountId: person.accountId };
    expect(codeOf(await mutate(world, 'closeAccount', { password: person.password }, '', caller))).toBeUndefined();
    expect(codeOf(await reset(token, 'an entirely new password'))).toBe('LINK_INVALID');
  });

  test('IDN-03 it needs proof of a human', async () => {
    const input = { email: 'a@example.com', human: 'no' };
    expect(codeOf(await mutate(world, 'requestPasswordReset', input))).toBe('HUMAN_PROOF_INVALID');
  });
});

describe('a forgotten user name', () => {
  const request = async (input: object) =>
    mutate<{ request: { id: string; codeExpiresAt: string } | null }>(
      world,
      'requestUserName',
      { human: await world.human(), ...input },
      'request { id codeExpiresAt }',
    );
  const reveal = (requestId: string, code: string) =>
    mutate<{ email: string | null }>(world, 'revealUserName', { requestId, code }, 'email');
  const codeFor = async (accountId: string): Promise<string> => {
    const [event] = await waitFor(() => {
      const found = said(UserNameRequestedV1.type, accountId);
      return found.length > 0 && found;
    });
    return (await world.unsealer.unseal<{ code: string }>(UserNameRequestedV1.parse(event?.data).code)).code;
  };

  test('IDN-10 file number and ID number bring a code to the registered mobile, which shows the e-mail whole', async () => {
    const person = await member(world, 40);
    const typed = { fileNumber: ` ${person.fileNumber.toLowerCase()} `, idNumber: person.idNumber };
    const { request: opened } = await request(typed);
    expect(opened?.codeExpiresAt).toBe('2026-11-22T09:10:00.000Z');
    const code = await codeFor(person.accountId);
    expect((await reveal(opened?.id ?? '', code)).email).toBe(person.email);
    expect(codeOf(await reveal(opened?.id ?? '', code))).toBe('USER_NAME_ENDED');
  });

  test('IDN-10 the mobile alone shows it masked', async () => {
    const person = await activePerson(world, 41);
    const { request: opened } = await request({ mobile: person.mobile });
    expect((await reveal(opened?.id ?? '', await codeFor(person.accountId))).email).toBe('p***@example.com');
  });

  test('IDN-10 IDN-12 of 100 guesses at once 5 are judged, and then the right code does not help', async () => {
    const person = await activePerson(world, 42);
    const { request: opened } = await request({ mobile: person.mobile });
    const code = await codeFor(person.accountId);
    const guesses = Array.from({ length: 100 }, () => reveal(opened?.id ?? '', wrongFor(code)));
    const codes = (await Promise.all(guesses)).map(codeOf);
    expect(codes.filter((one) => one === 'WRONG_CODE')).toHaveLength(4);
    expect(codes.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(96);
    expect(codeOf(await reveal(opened?.id ?? '', code))).toBe('TOO_MANY_TRIES');
  });

  test('IDN-10 the code expires a millisecond after 10 minutes', async () => {
    const person = await activePerson(world, 43);
    const { request: opened } = await request({ mobile: person.mobile });
    const code = await codeFor(person.accountId);
    world.clock.moveTo(minutes(10, 1));
    expect(codeOf(await reveal(opened?.id ?? '', code))).toBe('CODE_EXPIRED');
    world.clock.moveTo(minutes(10));
    expect(codeOf(await reveal(opened?.id ?? '', code))).toBeUndefined();
  });

  test.each([
    ['numbers that nobody has', () => ({ fileNumber: 'F-999-999-999', idNumber: idNumber(9_998) })],
    ['a mobile that nobody has', () => ({ mobile: '0559999998' })],
  ])('IDN-10 IDN-05 %s are answered like any other, and no code opens them', async (_, input) => {
    const { request: opened, errors } = await request(input());
    expect(errors).toEqual([]);
    expect(opened?.id).toMatch(/^unr_/);
    const codes = [];
    for (let guess = 0; guess < 6; guess++) codes.push(codeOf(await reveal(opened?.id ?? '', '000000')));
    expect(codes).toEqual([...Array<string>(4).fill('WRONG_CODE'), 'TOO_MANY_TRIES', 'TOO_MANY_TRIES']);
  });

  test('IDN-10 a file number of somebody else brings nothing', async () => {
    const one = await member(world, 44);
    const other = await member(world, 45);
    await request({ fileNumber: one.fileNumber, idNumber: other.idNumber });
    const { request: marker } = await request({ fileNumber: other.fileNumber, idNumber: other.idNumber });
    expect(marker).not.toBeNull();
    await codeFor(other.accountId);
    expect(said(UserNameRequestedV1.type, other.accountId)).toHaveLength(1);
    expect(said(UserNameRequestedV1.type, one.accountId)).toEqual([]);
  });

  test.each([
    ['nothing', {}, 'USER_NAME_FORM'],
    ['a file number alone', { fileNumber: 'F-1' }, 'USER_NAME_FORM'],
    ['both ways at once', { fileNumber: 'F-1', idNumber: idNumber(1), mobile: '0512345678' }, 'USER_NAME_FORM'],
    ['an ID number of nine digits', { fileNumber: 'F-1', idNumber: '123456789' }, 'ID_NUMBER_INVALID'],
    ['a landline', { mobile: '0112345678' }, 'MOBILE_INVALID'],
  ])('IDN-10 %s is refused', async (_, input, code) => {
    const { request: opened, errors } = await request(input);
    expect({ opened, code: errors[0]?.code }).toEqual({ opened: null, code });
  });
});

describe('a new password with the present one', () => {
  const signedIn = async (identifier: string) => {
    const { tokens, account } = await actions(world).logIn({ identifier });
    const sessionId = /rt_(ses_[0-9a-z]{26})/.exec(tokens?.refreshToken ?? '')?.[1] ?? '';
    return { tokens, caller: { accountId: account?.id ?? '', sessionId } };
  };
  const change = (caller: Partial<Caller>, currentPassword: string, password: string) =>
    mutate(world, 'changePassword', { currentPassword, password, passwordConfirmation: password }, '', caller);

  test('IDN-13 it is in force at once; the other sessions end and this one goes on', async () => {
    const person = await activePerson(world, 60);
    const other = await signedIn(person.email);
    const { caller, tokens } = await signedIn(person.email);
    expect(codeOf(await change(caller, person.password, 'an entirely new password'))).toBeUndefined();
    expect(codesOf(await actions(world).refresh(other.tokens?.refreshToken ?? ''))).toEqual(['SESSION_REVOKED']);
    expect(codesOf(await actions(world).refresh(tokens?.refreshToken ?? ''))).toEqual([]);
    expect(codesOf(await logInAs(person.email, person.password))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await logInAs(person.email, 'an entirely new password'))).toEqual([]);
  });

  test('IDN-13 a wrong present password changes nothing, and can be tried 10 times in a quarter of an hour', async () => {
    const person = await activePerson(world, 61);
    const { caller } = await signedIn(person.email);
    for (let time = 0; time < 10; time++)
      expect(codeOf(await change(caller, 'wrong', 'an entirely new password'))).toBe('CURRENT_PASSWORD_WRONG');
    expect(codeOf(await change(caller, person.password, 'an entirely new password'))).toBe('TOO_MANY_TRIES_HERE');
    world.clock.moveTo(new Date(Date.parse(start) + 15 * 60_000));
    expect(codesOf(await logInAs(person.email, person.password))).toEqual([]);
    world.clock.moveTo(start);
  });

  test('IDN-04 a visitor changes nothing', async () => {
    await expect(change({}, 'a', 'b')).rejects.toThrow('UNAUTHENTICATED');
  });
});
