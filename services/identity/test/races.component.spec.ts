import {
  AccountClosedV1,
  ContactChangeRequestedV1,
  EmailChangeRequestedV1,
  MobileChangeRequestedV1,
  PasswordResetRequestedV1,
  UserNameRequestedV1,
} from '@mumaris/schemas';
import { countOf, heardOf, kindsOf } from './support/factors';
import { codeOf, mutate } from './support/mutate';
import { actions, activePerson, callerOf, codesOf, member } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const atOnce = <T>(times: number, work: (time: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, time) => work(time)));
const heard = ({ type }: { type: string }, accountId: string) =>
  world.bus.heard().filter((event) => event.type === type && event.subject === accountId);
/** Asks for a link, and waits for it: what was said of the account before has arrived by then. */
const allHeard = async ({ email, accountId }: { email: string; accountId: string }) => {
  expect(codeOf(await mutate(world, 'requestPasswordReset', { email, human: await world.human() }))).toBeUndefined();
  await heardOf(world, PasswordResetRequestedV1, accountId);
};

test('IDN-10 IDN-12 the right code sent 20 times at once shows the user name once', async () => {
  const { accountId, mobile } = await activePerson(world, 1);
  const { request } = await mutate<{ request: { id: string } | null }>(
    world,
    'requestUserName',
    { mobile, human: await world.human() },
    'request { id }',
  );
  const [asked] = (await heardOf(world, UserNameRequestedV1, accountId)) as UserNameRequestedV1[];
  const { code } = await world.unsealer.unseal<{ code: string }>(asked?.code ?? '');
  const reveal = () =>
    mutate<{ email: string | null }>(world, 'revealUserName', { requestId: request?.id, code }, 'email');
  const answers = await atOnce(20, reveal);
  expect(answers.flatMap(({ email }) => email ?? [])).toEqual(['p***@example.com']);
  const refused = answers.map(codeOf).filter((found) => found !== undefined);
  expect(refused).toHaveLength(19);
  for (const found of refused) expect(['USER_NAME_ENDED', 'TOO_MANY_TRIES']).toContain(found);
  expect(countOf(await kindsOf(world, accountId), 'USER_NAME_REVEALED')).toBe(1);
  expect(codeOf(await reveal())).toBe('USER_NAME_ENDED');
});

test('IDN-13 IDN-08 of two new passwords at once one is in force and works, and one session at most goes on', async () => {
  const { email, password, accountId } = await activePerson(world, 2);
  const enter = async () => callerOf((await actions(world).logIn({ identifier: email })).tokens);
  const callers = [await enter(), await enter()];
  const wanted = ['the first new password', 'the second new password'];
  const answers = await atOnce(2, (time) => {
    const typed = { password: wanted[time], passwordConfirmation: wanted[time] };
    return mutate(world, 'changePassword', { currentPassword: password, ...typed }, '', callers[time]);
  });
  expect(countOf(answers.map(codeOf), undefined)).toBeGreaterThanOrEqual(1);
  const { data } = await world.ask<{ me: { sessions: object[] } }>('{ me { sessions { id } } }', undefined, {
    accountId,
  });
  expect(data.me.sessions.length).toBeLessThanOrEqual(1);
  const works = async (tried: string) => codesOf(await actions(world).logIn({ identifier: email, password: tried }));
  expect(await works(password)).toEqual(['INVALID_CREDENTIALS']);
  const tries = [await works(wanted[0] ?? ''), await works(wanted[1] ?? '')];
  expect(tries.toSorted((one, other) => one.length - other.length)).toEqual([[], ['INVALID_CREDENTIALS']]);
  expect(countOf(await kindsOf(world, accountId), 'PASSWORD_CHANGED')).toBe(countOf(answers.map(codeOf), undefined));
});

test('IDN-15 an account that is closed twice at once is closed once, and its owner is told once', async () => {
  const [{ accountId, password }, marker] = [await activePerson(world, 3), await activePerson(world, 4)];
  const close = (id: string) => mutate(world, 'closeAccount', { password }, '', { accountId: id });
  const settled = await Promise.allSettled([close(accountId), close(accountId)]);
  const codes = settled.map((one) => (one.status === 'fulfilled' ? codeOf(one.value) : String(one.reason)));
  expect(codes).toContain(undefined);
  await close(marker.accountId);
  await heardOf(world, AccountClosedV1, accountId);
  await heardOf(world, AccountClosedV1, marker.accountId);
  const rows = world.trail.collection('security-events').find({ subject: accountId, kind: 'ACCOUNT_CLOSED' });
  expect(await rows.toArray()).toHaveLength(1);
  expect(heard(AccountClosedV1, accountId)).toHaveLength(1);
});

test('IDN-11 “finish update” 20 times at once sends once, and what was sent works', async () => {
  const one = await member(world, 5);
  const input = { number: one.fileNumber, email: 'five.new@example.com', mobile: '0559000005' };
  const { change } = await mutate<{ change: { id: string } | null }>(
    world,
    'requestContactChange',
    input,
    'change { id }',
    one.caller,
  );
  const finish = () => mutate(world, 'finishContactChange', { changeId: change?.id }, '', one.caller);
  const codes = (await atOnce(20, finish)).map(codeOf);
  expect(countOf(codes, undefined)).toBe(1);
  // The others come too late, or are more than an hour allows.
  const refusals = countOf(codes, 'CONTACT_CHANGE_NOT_OPEN') + countOf(codes, 'TOO_MANY_TRIES_HERE');
  expect(refusals).toBe(19);
  await allHeard(one);
  for (const contract of [ContactChangeRequestedV1, EmailChangeRequestedV1, MobileChangeRequestedV1])
    expect(heard(contract, one.accountId)).toHaveLength(1);
  const { link } = EmailChangeRequestedV1.parse(heard(EmailChangeRequestedV1, one.accountId)[0]?.data);
  const token = new URL((await world.unsealer.unseal<{ link: string }>(link)).link).searchParams.get('token');
  expect(codeOf(await mutate(world, 'confirmEmailChange', { token }))).toBeUndefined();
  expect(countOf(await kindsOf(world, one.accountId), 'CONTACT_CHANGE_REQUESTED')).toBe(1);
});

test('IDN-09 IDN-12 of 50 links that are asked for at once 5 are sent, and the last of them works', async () => {
  const { email, accountId, password } = await activePerson(world, 6);
  const solutions = await atOnce(50, () => world.human());
  const answers = await atOnce(50, (time) => {
    const caller = { address: `192.0.2.${time}` };
    return mutate(world, 'requestPasswordReset', { email, human: solutions[time] }, '', caller);
  });
  expect(countOf(answers.map(codeOf), undefined)).toBe(5);
  expect(countOf(answers.map(codeOf), 'TOO_MANY_TRIES_HERE')).toBe(45);
  await heardOf(world, PasswordResetRequestedV1, accountId, 5);
  const token = await world.resetToken(accountId);
  const next = 'an entirely new password';
  const reset = { token, password: next, passwordConfirmation: next };
  expect(codeOf(await mutate(world, 'resetPassword', reset))).toBeUndefined();
  expect(codesOf(await actions(world).logIn({ identifier: email, password }))).toEqual(['INVALID_CREDENTIALS']);
  // The account's last word comes after all others.
  await mutate(world, 'closeAccount', { password: next }, '', { accountId });
  await heardOf(world, AccountClosedV1, accountId);
  expect(heard(PasswordResetRequestedV1, accountId)).toHaveLength(5);
}, 60_000);
