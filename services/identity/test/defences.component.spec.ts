import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import {
  EmailChangeRequestedV1,
  LoginLockedV1,
  PasswordResetRequestedV1,
  StaffInvitedV1,
  UserNameRequestedV1,
} from '@mumaris/schemas';
import {
  challenged,
  codeOf as totpOf,
  enrolled,
  factorActions,
  makeStaff,
  trailOf,
  withApp,
  wrongCodeFor,
} from './support/factors';
import { codeOf, mutate } from './support/mutate';
import { actions, callerOf, codesOf, member, type Member, passRefreshGrace, signedUpPerson } from './support/people';
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

const minutes = (count: number, ms = 0) => new Date(Date.parse(start) + count * 60_000 + ms);
const said = (type: string, subject: string) =>
  world.bus.heard().filter((event) => event.type === type && event.subject === subject);
const signIn = async (identifier: string) => callerOf((await act.logIn({ identifier })).tokens);
const tokenIn = async (sealed: string) =>
  new URL((await world.unsealer.unseal<{ link: string }>(sealed)).link).searchParams.get('token') ?? '';

/** Begins a change of e-mail. @returns its id */
const askForChange = async ({ fileNumber: number, caller }: Member, email: string): Promise<string> => {
  const wanted = { number, email };
  const asked = await mutate<{ change: { id: string } }>(
    world,
    'requestContactChange',
    wanted,
    'change { id }',
    caller,
  );
  return asked.change.id;
};
const finish = (changeId: string, caller: Partial<Caller>) =>
  mutate(world, 'finishContactChange', { changeId }, '', caller);

/** Somebody with a profile whose stolen session has a change of e-mail waiting for its link. */
const withWaitingChange = async () => {
  const index = ++nextPerson;
  const person = await member(world, index);
  const changeId = await askForChange(person, `thief${index}@example.com`);
  expect(codeOf(await finish(changeId, person.caller))).toBeUndefined();
  const [event] = await waitFor(() => {
    const found = said(EmailChangeRequestedV1.type, person.accountId);
    return found.length > 0 && found;
  });
  const token = await tokenIn(EmailChangeRequestedV1.parse(event?.data).link);
  return { ...person, token, changeId };
};
const confirm = (token: string) => mutate(world, 'confirmEmailChange', { token });

describe('IDN-11 a change of contact that a thief began ends with what its owner does:', () => {
  const password = 'an entirely new password';

  test('a new password by link', async () => {
    const { email, accountId, token } = await withWaitingChange();
    await mutate(world, 'requestPasswordReset', { email, human: await world.human() });
    const reset = { token: await world.resetToken(accountId), password, passwordConfirmation: password };
    expect(codeOf(await mutate(world, 'resetPassword', reset))).toBeUndefined();
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
  });

  test('a new password with the present one', async () => {
    const { token, caller, password: currentPassword } = await withWaitingChange();
    const change = { currentPassword, password, passwordConfirmation: password };
    expect(codeOf(await mutate(world, 'changePassword', change, '', caller))).toBeUndefined();
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
  });

  test('ending the session, from another', async () => {
    const { email, token, caller } = await withWaitingChange();
    const owner = await signIn(email);
    expect(codeOf(await mutate(world, 'revokeSession', { sessionId: caller.sessionId }, '', owner))).toBeUndefined();
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
  });

  test('a refresh token that comes back', async () => {
    const { email, token } = await withWaitingChange();
    const { tokens } = await act.logIn({ identifier: email });
    await act.refresh({ refreshToken: tokens?.refreshToken });
    passRefreshGrace(world);
    expect(codesOf(await act.refresh({ refreshToken: tokens?.refreshToken }))).toEqual(['SESSION_REVOKED']);
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
  });

  test('asking an administrator for help', async () => {
    const { accountId, token } = await withWaitingChange();
    const help = { accountId, reason: 'حضر صاحب الحساب' };
    const administrator = { accountId: 'acc_admin', roles: ['ADMIN' as const] };
    expect(codeOf(await mutate(world, 'resetSecondFactors', help, '', administrator))).toBeUndefined();
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
  });

  test('signing out everywhere, also for a session that goes on for a moment', async () => {
    const { token, caller, changeId } = await withWaitingChange();
    expect(codeOf(await mutate(world, 'logOutEverywhere', undefined, '', caller))).toBeUndefined();
    expect(codeOf(await confirm(token))).toBe('LINK_INVALID');
    expect(codeOf(await finish(changeId, caller))).toBe('UNAUTHENTICATED');
  });
});

test('IDN-14 the first second factor is added within half an hour of signing in, to the millisecond', async () => {
  const { email } = await signedUpPerson(world, ++nextPerson);
  const caller = await signIn(email);
  world.clock.moveTo(minutes(30, 1));
  expect(codesOf(await act.enrolTotp(caller))).toEqual(['SIGN_IN_AGAIN']);
  expect(codeOf(await mutate(world, 'beginPasskeyRegistration', undefined, 'options', caller))).toBe('SIGN_IN_AGAIN');
  world.clock.moveTo(minutes(30));
  expect(codesOf(await act.enrolTotp(caller))).toEqual([]);
});

test('IDN-11 links go elsewhere within half an hour of signing in, to the millisecond: an old session is not enough', async () => {
  const person = await member(world, ++nextPerson);
  const changeId = await askForChange(person, 'elsewhere@example.com');
  world.clock.moveTo(minutes(30, 1));
  const refused = await finish(changeId, person.caller);
  expect(refused.errors).toMatchObject([{ code: 'SIGN_IN_AGAIN', rule: 'IDN-14' }]);
  expect(refused.errors[0]?.message.en).toContain('30');
  world.clock.moveTo(minutes(30));
  expect(codeOf(await finish(changeId, person.caller))).toBeUndefined();
});

describe('IDN-12 ten wrong proofs of who has the session lock the log-in and tell the owner:', () => {
  const locks = (accountId: string) => said(LoginLockedV1.type, accountId);
  const told = (accountId: string) => waitFor(() => locks(accountId).length === 1);

  test('the present password', async () => {
    const { email, accountId } = await signedUpPerson(world, ++nextPerson);
    const caller = await signIn(email);
    const change = {
      currentPassword: 'a wrong guess',
      password: 'an entirely new one',
      passwordConfirmation: 'an entirely new one',
    };
    const tries = () => mutate(world, 'changePassword', change, '', caller);
    for (let time = 1; time < 10; time++) expect(codeOf(await tries())).toBe('CURRENT_PASSWORD_WRONG');
    expect(codesOf(await act.logIn({ identifier: email }))).toEqual([]);
    expect(codeOf(await tries())).toBe('CURRENT_PASSWORD_WRONG');
    await told(accountId);
    expect(codeOf(await tries())).toBe('TOO_MANY_TRIES_HERE');
    expect(codesOf(await act.logIn({ identifier: email }))).toEqual(['LOG_IN_LOCKED']);
    world.clock.moveTo(minutes(15));
    expect(codesOf(await act.logIn({ identifier: email }))).toEqual([]);
    expect((await trailOf(world, accountId)).map(({ kind }) => kind)).toContain('SIGN_IN_LOCKED');
  });

  test('the code of an app, in whichever sign-ins', async () => {
    const { email, accountId, secret } = await withApp(world, ++nextPerson);
    const challenges = [await challenged(world, email), await challenged(world, email)];
    const guess = { code: wrongCodeFor(secret) };
    for (const challengeId of challenges)
      for (let time = 0; time < 5; time++) {
        expect(locks(accountId)).toEqual([]);
        expect(codesOf(await act.completeLogIn({ challengeId, ...guess }))).toEqual(['SECOND_FACTOR_WRONG']);
      }
    await told(accountId);
    expect(codesOf(await act.logIn({ identifier: email }))).toEqual(['LOG_IN_LOCKED']);
  });
});

describe('IDN-14 the second factors of somebody who was kept out', () => {
  const admin: Partial<Caller> = { accountId: 'acc_admin', roles: ['ADMIN'] };
  const reset = (accountId: string, reason: string, caller: Partial<Caller> = admin) =>
    mutate<{ account: { totpEnrolledAt: string | null } | null }>(
      world,
      'resetSecondFactors',
      { accountId, reason },
      'account { id }',
      caller,
    );

  test('are removed by an administrator for a reason; sessions end, and the owner reads it', async () => {
    const person = await signedUpPerson(world, ++nextPerson);
    const { tokens } = await enrolled(world, person);
    expect((await act.logIn({ identifier: person.email })).secondFactor).toBeTruthy();
    expect(codeOf(await reset(person.accountId, ' '))).toBe('REQUIRED');
    expect(codeOf(await reset(person.accountId, 'The owner came with the ID card.'))).toBeUndefined();
    expect(codesOf(await actions(world).refresh(tokens.refreshToken))).toEqual(['SESSION_REVOKED']);
    expect((await act.logIn({ identifier: person.email })).tokens).toBeTruthy();
    expect((await trailOf(world, person.accountId)).map(({ kind }) => kind)).toContain('SECOND_FACTORS_RESET');
  });

  test('are nobody else’s to remove, and not one’s own', async () => {
    const { accountId } = await signedUpPerson(world, ++nextPerson);
    await expect(reset(accountId, 'why', { accountId: 'acc_x', roles: ['SUPPORT'] })).rejects.toThrow('FORBIDDEN');
    expect(codeOf(await reset('acc_admin', 'why'))).toBe('OWN_SECOND_FACTORS');
    expect(codeOf(await reset('acc_none', 'why'))).toBe('NOT_FOUND');
  });
});

describe('IDN-14 an invitation', () => {
  const invite = async (email: string, caller: Partial<Caller>) => {
    const form = { firstName: 'نورة', lastName: 'السالم', email, roles: ['FINANCE'], language: 'AR' };
    const { invitation } = await mutate<{ invitation: { id: string } }>(
      world,
      'inviteStaff',
      form,
      'invitation { id }',
      caller,
    );
    const [event] = await waitFor(() => {
      const found = said(StaffInvitedV1.type, invitation.id);
      return found.length > 0 && found;
    });
    return tokenIn(StaffInvitedV1.parse(event?.data).link);
  };
  const accept = async (token: string, caller: Partial<Caller>) =>
    mutate(world, 'acceptInvitation', { token, human: await world.human() }, '', caller);

  test('gives nobody rights whom it names as its sender, and ends with the sender’s own', async () => {
    const sender = await signedUpPerson(world, ++nextPerson);
    const invited = await signedUpPerson(world, ++nextPerson);
    expect(codesOf(await makeStaff(world, sender.accountId, ['ADMIN']))).toEqual([]);
    const asAdmin: Partial<Caller> = { accountId: sender.accountId, roles: ['ADMIN'] };
    expect(codeOf(await accept(await invite(sender.email, asAdmin), asAdmin))).toBe('OWN_ROLES');
    const token = await invite(invited.email, asAdmin);
    await makeStaff(world, sender.accountId, ['SUPPORT']);
    expect(codeOf(await accept(token, { accountId: invited.accountId }))).toBe('LINK_INVALID');
    await makeStaff(world, sender.accountId, ['ADMIN']);
    expect(codeOf(await accept(token, { accountId: invited.accountId }))).toBeUndefined();
  });
});

test('IDN-05 IDN-12 the limits of one identifier do not tell whose the other is; nothing more is sent all the same', async () => {
  const person = await signedUpPerson(world, ++nextPerson);
  const askForName = async (mobile: string) =>
    codeOf(await mutate(world, 'requestUserName', { mobile, human: await world.human() }, 'request { id }'));
  const askForLink = async () =>
    codeOf(await mutate(world, 'requestPasswordReset', { email: person.email, human: await world.human() }));
  for (let time = 0; time < 5; time++) expect(await askForName(person.mobile)).toBeUndefined();
  expect(await askForName(person.mobile)).toBe('TOO_MANY_TRIES_HERE');
  for (let time = 0; time < 5; time++) expect(await askForLink()).toBeUndefined();
  expect(await askForLink()).toBe('TOO_MANY_TRIES_HERE');
  const marker = await signedUpPerson(world, ++nextPerson);
  await world.letters(marker.signUpId);
  expect(said(UserNameRequestedV1.type, person.accountId)).toHaveLength(5);
  expect(said(PasswordResetRequestedV1.type, person.accountId)).toEqual([]);
});

test('IDN-15 another who is signed in and tries at an account is a visitor in its trail, and no staff', async () => {
  const [one, other] = [await signedUpPerson(world, ++nextPerson), await signedUpPerson(world, ++nextPerson)];
  const caller: Partial<Caller> = { accountId: other.accountId, roles: ['PRACTITIONER'] };
  await actions(world).logIn({ identifier: one.email, password: 'wrong' }, caller);
  expect((await trailOf(world, one.accountId))[0]).toMatchObject({ kind: 'SIGN_IN_FAILED', by: 'VISITOR' });
});

test('IDN-15 a right password that waits for its second factor is in the trail', async () => {
  const person = await signedUpPerson(world, ++nextPerson);
  const { secret } = await enrolled(world, person);
  expect(totpOf(secret)).toMatch(/^\d{6}$/);
  await act.logIn({ identifier: person.email });
  expect((await trailOf(world, person.accountId))[0]?.kind).toBe('SECOND_FACTOR_ASKED');
});

test('IDN-15 a closed account leaves no contact in its changes of contact', async () => {
  const { accountId, token, password } = await withWaitingChange();
  expect(codeOf(await confirm(token))).toBeUndefined();
  expect(codeOf(await mutate(world, 'closeAccount', { password }, '', { accountId }))).toBeUndefined();
  const rows = await world.store.collection('contact-changes').find({ accountId }).toArray();
  expect(rows).toMatchObject([{ status: 'COMPLETED', newEmail: null, newMobile: null }]);
});
